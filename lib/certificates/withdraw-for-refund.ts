import { and, eq, inArray } from "drizzle-orm";
import { certificateLines } from "@/lib/db/schema/certificates";
import { donations } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Change, changeState } from "./change-state";

/**
 * Withdraws the live certificate of a donation whose money went back, in the transaction that takes it back; to
 * be called after the donation left `completed`. Where none of its donations is left, it is voided at once.
 * Returns how it ended; null where the donation has no live certificate. Where a person took it back, say who and why.
 */
export async function withdrawForRefund(
  tx: TenantTx,
  { organizationId, donationId }: { organizationId: string; donationId: string },
  by: Pick<Change, "actorKind" | "byUserId" | "reason" | "now"> = { ...moneyForcedIt, now: new Date() },
): Promise<"withdrawn" | "voided" | null> {
  const [line] = await tx
    .select({ certificateId: certificateLines.certificateId })
    .from(certificateLines)
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.donationId, donationId),
        eq(certificateLines.isLive, true),
      ),
    );
  if (!line) return null;
  const change = { organizationId, certificateId: line.certificateId, ...by };
  await changeState(tx, { ...change, to: "withdrawn" });
  if (await hasOtherDonations(tx, organizationId, line.certificateId)) return "withdrawn";
  await changeState(tx, { ...change, to: "voided" });
  return "voided";
}

const moneyForcedIt = { actorKind: "system", byUserId: null, reason: "money-went-back" } as const;

/** Whether the certificate names a donation that still stands: then a replacement is due before it is voided. */
async function hasOtherDonations(tx: TenantTx, organizationId: string, certificateId: string) {
  const standing = await tx
    .select({ id: donations.id })
    .from(donations)
    .where(
      and(
        eq(donations.organizationId, organizationId),
        eq(donations.status, "completed"),
        inArray(
          donations.id,
          tx
            .select({ id: certificateLines.donationId })
            .from(certificateLines)
            .where(
              and(
                eq(certificateLines.organizationId, organizationId),
                eq(certificateLines.certificateId, certificateId),
              ),
            ),
        ),
      ),
    )
    .limit(1);
  return standing.length > 0;
}
