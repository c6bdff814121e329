const endings = new Set([
  "trust",
  "npc",
  "npo",
  "foundation",
  "the",
  "of",
  "for",
  "and",
  "association",
  "fund",
]);

/** A short address from a name: its first two telling words, in plain letters. */
export function suggestSlug(name: string): string {
  const words = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const telling = words.filter((word) => !endings.has(word));
  return (telling.length > 0 ? telling : words).slice(0, 2).join("-").slice(0, 60);
}
