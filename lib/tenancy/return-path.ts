/** The path a person came from when it lies on this site, else the other. An open redirect would lend our name to others. */
export function safeReturnPath(given: string | string[] | undefined, otherwise: string): string {
  if (typeof given !== "string" || !given.startsWith("/")) return otherwise;
  // Browsers drop tabs and line ends from an address and read a backslash as a slash.
  if (/^\/[/\\]/.test(given) || /[\\\p{Cc}]/u.test(given)) return otherwise;
  const here = "https://nika.invalid";
  const url = URL.parse(given, here);
  return url?.origin === here ? url.pathname + url.search + url.hash : otherwise;
}
