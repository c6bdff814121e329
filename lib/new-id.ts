import { randomBytes } from "node:crypto";

let last = { millisecond: 0, sequence: 0 };

/** Counts within a millisecond, so that two rows of one act keep their order (RFC 9562, section 6.2, method 1). */
function sequenceIn(millisecond: number): number {
  const sequence = millisecond === last.millisecond ? last.sequence + 1 : randomBytes(1)[0]!;
  last = { millisecond, sequence };
  return sequence;
}

/** A new UUID version 7 (RFC 9562): ids made later sort later, so indexes grow at their end. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt16BE(0x7000 | (sequenceIn(now.getTime()) & 0x0fff), 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const shape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from an address can be an id at all; asking the database for any other is an error, not an absence. */
export const isId = (text: string): boolean => shape.test(text);
