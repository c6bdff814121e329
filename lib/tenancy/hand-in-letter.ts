import { eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { organizationTaxDetails } from "@/lib/db/schema/tenancy";
import { readObject } from "@/lib/storage/read-object";
import type { Member } from "./actor";
import { lacks } from "./ask-permission";
import { letterBytesLimit } from "./input";
import { letterFolder } from "./prepare-letter-upload";
import { withTenant } from "./with-tenant";

export type HandInLetter =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "not-there" | "type" | "already-approved" };

/** Hands the stored letter to the operators; a letter after a refusal waits anew, an approved one stays. */
export async function handInLetter(member: Member, key: string): Promise<HandInLetter> {
  if (lacks(member, "settings:tax")) return { ok: false, reason: "not-permitted" };
  if (!key.startsWith(letterFolder(member)) || !/^[\w/-]+\.(pdf|jpg|png)$/.test(key))
    return { ok: false, reason: "not-there" };
  const letter = await readObject(key);
  if (!letter || letter.bytes.byteLength > letterBytesLimit) return { ok: false, reason: "not-there" };
  if (!looksLike(letter.bytes)) return { ok: false, reason: "type" };
  const { organizationId } = member;
  return withTenant(member, async (tx) => {
    const [kept] = await tx
      .select({ approval: organizationTaxDetails.approval, letterKey: organizationTaxDetails.letterKey })
      .from(organizationTaxDetails)
      .where(eq(organizationTaxDetails.organizationId, organizationId))
      .for("update");
    if (!kept) return { ok: false, reason: "not-there" };
    if (kept.approval === "approved") return { ok: false, reason: "already-approved" };
    if (kept.letterKey === key) return { ok: true };
    await tx
      .update(organizationTaxDetails)
      .set({ letterKey: key, letterUploadedAt: new Date(), approval: "waiting" })
      .where(eq(organizationTaxDetails.organizationId, organizationId));
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "letter.handed-in",
      subjectType: "organization",
      subjectId: organizationId,
      details: { sha256: letter.sha256 },
    });
    return { ok: true };
  });
}

const beginnings = ["%PDF-", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n"].map((text) => Buffer.from(text, "latin1"));

/** By its first bytes, not by what its sender called it. */
const looksLike = (bytes: Uint8Array) =>
  beginnings.some((beginning) => beginning.equals(bytes.subarray(0, beginning.length)));
