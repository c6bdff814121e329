import { createHash, createHmac } from "node:crypto";
import { env } from "@/lib/env";

/**
 * The token of an access link, derived from its id: a mail job that runs twice sends the same link, and
 * nothing that opens it is ever stored.
 */
export function linkToken(linkId: string): string {
  const key = Buffer.from(env().NIKA_INDEX_KEY, "base64");
  return createHmac("sha256", key).update(`link:${linkId}`).digest("base64url");
}

/** How a link's token is kept: only its hash. */
export const tokenSha256 = (token: string) => createHash("sha256").update(token).digest("hex");
