import { invariant } from "@/lib/invariant";

declare const brand: unique symbol;

/** South African rand in whole cents: a safe integer, negative for money that leaves. Never a float of rands. */
export type Cents = number & { readonly [brand]: "Cents" };

export type ParsedRand =
  | { ok: true; cents: Cents }
  | {
      ok: false;
      reason: "empty" | "not-an-amount" | "negative" | "too-many-decimals" | "ambiguous" | "too-large";
    };

/** Takes a whole number of cents; throws when it is no safe integer. */
export function cents(amount: number): Cents {
  invariant(Number.isSafeInteger(amount), "an amount of money is a safe integer of cents");
  return (amount === 0 ? 0 : amount) as Cents;
}

/** The sum of two amounts; throws beyond the safe range instead of rounding. */
export function addCents(left: Cents, right: Cents): Cents {
  return cents(left + right);
}

/** The sum of a list of amounts, 0 for none. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = cents(0);
  for (const amount of amounts) sum = addCents(sum, amount);
  return sum;
}

const plain = /^(\d+)(?:[.,](\d{1,2}))?$/;
const grouped = /^([1-9]\d{0,2})([ .,'])(\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d{1,2}))?$/;

/**
 * Reads an amount as South Africans type it: "R 1 234,50", "1,234.50", "1234", "R250".
 * Refuses with a reason what could be read in two ways, such as "1.234".
 */
export function parseRand(text: string): ParsedRand {
  const amount = text
    .replace(/[\s\u00A0\u2007\u2009\u202F]+/gu, " ")
    .replace(/’/g, "'")
    .trim()
    .replace(/^(?:ZAR|R)\s?/i, "")
    .replace(/\s?(?:ZAR|rands?)$/i, "");
  if (amount === "") return { ok: false, reason: "empty" };
  if (/^[-−–(]/.test(amount) || /^[-−–]/.test(text.trim())) return { ok: false, reason: "negative" };

  // "1,234" can only mean thousands here, but "1.234" is as likely a slip for 12.34.
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(amount)) return { ok: false, reason: "ambiguous" };
  const whole = plain.exec(amount);
  if (whole) return inCents(whole[1]!, whole[2]);
  const groups = grouped.exec(amount);
  if (groups) return inCents(groups[1]! + groups[3]!.replaceAll(groups[2]!, ""), groups[4]);

  if (/^\d[\d ]*[.,]\d{3,}$/.test(amount)) return { ok: false, reason: "too-many-decimals" };
  return { ok: false, reason: /^[\d .,']+$/.test(amount) ? "ambiguous" : "not-an-amount" };
}

function inCents(rands: string, decimals = ""): ParsedRand {
  const amount = BigInt(rands + decimals.padEnd(2, "0"));
  if (amount > Number.MAX_SAFE_INTEGER) return { ok: false, reason: "too-large" };
  return { ok: true, cents: cents(Number(amount)) };
}

/** "R 1 234,50" with non-breaking spaces, so that an amount never breaks across lines. */
export function formatRand(amount: Cents): string {
  const decimals = String(Math.abs(amount) % 100).padStart(2, "0");
  return `${formatRandWhole(cents(amount - (amount % 100)), amount < 0)},${decimals}`;
}

/** "R 1 234": the whole rands, cents cut off, for totals where cents would only be noise. */
export function formatRandWhole(amount: Cents, isNegative = amount <= -100): string {
  const rands = String(Math.trunc(Math.abs(amount) / 100));
  return `${isNegative ? "−" : ""}R\u00A0${rands.replace(/\B(?=(\d{3})+$)/g, "\u00A0")}`;
}

/** "1234.50": rands with a decimal point and nothing else, as PayFast's checkout and bank files want them. */
export function plainRand(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Reads "1234.50" or "-2.46" as a machine writes it, thousands commas allowed; null for anything else. */
export function parsePlainRand(text: string): Cents | null {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const parsed = inCents(match[2]!.replaceAll(",", ""), match[3]);
  return parsed.ok ? cents(match[1] ? -parsed.cents : parsed.cents) : null;
}
