import { createHmac, randomBytes } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const stepSeconds = 30;

/** 160 random bits in Base32, for an authenticator app. */
export const newTotpSecret = () => Array.from(randomBytes(32), (byte) => alphabet[byte % 32]).join("");

/** The six digits that an authenticator shows for the secret at this time (RFC 6238, SHA-1). */
export function totpCode(secret: string, now: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 1_000 / stepSeconds)));
  const hash = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = hash.at(-1)! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Also right a step early or late, as clocks are. */
export const isTotpCode = (secret: string, code: string, now: number) =>
  [-1, 0, 1].some((step) => totpCode(secret, now + step * stepSeconds * 1_000) === code);

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
