import { urldecode } from "@/lib/payments/payfast/encoding";

/**
 * The pairs of a form body in the order received, or null when a name comes twice or anything is malformed.
 * A forgiving parser would let one body mean two things, to the signature and to the amount.
 */
export function parseFormBody(rawBody: string): [name: string, value: string][] | null {
  const pairs: [string, string][] = [];
  const seen = new Set<string>();
  for (const part of rawBody.split("&")) {
    const equals = part.indexOf("=");
    const [name, value] = [urldecode(part.slice(0, equals)), urldecode(part.slice(equals + 1))];
    if (equals < 1 || name === null || value === null || !/^[a-z0-9_]+$/.test(name) || seen.has(name))
      return null;
    seen.add(name);
    pairs.push([name, value]);
  }
  return pairs;
}
