import { createHash } from "node:crypto";

/** For how long the link of a checkout shows how the gift stands. */
export const checkoutLinkDays = 30;

/**
 * The id of a form's access link, made from the form's key: sending a form twice finds the same link, though a
 * visitor can read no donation. It is a hash, so no key names the link of something else.
 */
export function checkoutLinkId(organizationId: string, formKey: string): string {
  const bytes = createHash("sha256").update(`checkout|${organizationId}|${formKey}`).digest().subarray(0, 16);
  // RFC 9562, version 8: an id of one's own making.
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
