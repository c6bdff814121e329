import { recordEvent } from "@/lib/audit/record-event";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { takeBackDonation } from "@/lib/giving/take-back-donation";
import type { Member } from "@/lib/tenancy/actor";
import type { ReverseDonation } from "./reverse-donation";
import { withdrawForRefund } from "./withdraw-for-refund";

/** Takes the donation back in this transaction; to be called by a verb that asked whether the member may. */
export async function reverseNow(
  tx: TenantTx,
  { organizationId, userId }: Pick<Member, "organizationId" | "userId">,
  { donationId, reason: why }: { donationId: string; reason: string },
  now: Date,
): Promise<ReverseDonation> {
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
}
