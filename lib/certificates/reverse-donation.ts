import { recordEvent } from "@/lib/audit/record-event";
import { takeBackDonation, type WhyNotTakenBack } from "@/lib/giving/take-back-donation";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { withdrawForRefund } from "./withdraw-for-refund";

// Above giving, because the certificate of a donation that no longer counts ends in the same transaction.

export type ReverseDonation =
  | { ok: true; certificate: "withdrawn" | "voided" | null }
  | { ok: false; reason: "not-permitted" | "reason-missing" | WhyNotTakenBack };

const longestReason = 500;

/**
 * Takes back a donation that staff recorded by mistake, once: the books, the totals and its certificate go back
 * together, and the reason stays. No mail is sent. Refused, it changes nothing.
 */
export async function reverseDonation(
  member: Member,
  { donationId, reason }: { donationId: string; reason: string },
  now = new Date(),
): Promise<ReverseDonation> {
  if (!member.permissions.has("donations:reverse")) return { ok: false, reason: "not-permitted" };
  const why = reason.normalize("NFC").trim().slice(0, longestReason);
  if (!why) return { ok: false, reason: "reason-missing" };
  const { organizationId, userId } = member;
  return withTenant(member, async (tx): Promise<ReverseDonation> => {
    const refusal = await takeBackDonation(tx, {
      organizationId,
      donationId,
      byUserId: userId,
      reason: why,
      now,
    });
    if (refusal) return { ok: false, reason: refusal };
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: userId,
      action: "donation.reversed",
      subjectType: "donation",
      subjectId: donationId,
      happenedAt: now,
    });
    const by = { actorKind: "member" as const, byUserId: userId, now };
    const certificate = await withdrawForRefund(tx, { organizationId, donationId }, { ...by, reason: why });
    return { ok: true, certificate };
  });
}
