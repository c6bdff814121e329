/** "Nomvula Mkhize" gives "NM"; a name without letters gives a dot. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => word?.[0]?.toLocaleUpperCase("en-ZA")).join("") || "·";
}
