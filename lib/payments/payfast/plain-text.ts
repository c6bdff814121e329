const limits = { item_name: 100, item_description: 255 } as const;

/**
 * Words for PayFast's payment page and statement: ASCII letters, digits, blanks and - _ / . only, cut to
 * length. Which other characters PayFast takes is undocumented, and a refused checkout loses a donation.
 */
export function plainText(text: string, field: keyof typeof limits): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "")
    .replace(/[\p{Dash}]/gu, "-")
    .replace(/[^A-Za-z0-9 _/.-]+/g, " ")
    .replace(/ +/g, " ")
    .slice(0, limits[field])
    .trim();
}

/** A person's name as PayFast may show it: no line breaks, control characters or backslashes, 100 at most. */
export function plainName(name: string): string {
  const kept = name
    .normalize("NFC")
    .toWellFormed()
    .replace(/[\p{C}\\]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return [...kept].slice(0, 100).join("").trim();
}
