import { and, desc, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { donations, donationTaxDetails } from "@/lib/db/schema/giving";
import { decrypt } from "@/lib/encryption";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { donorTaxDetails } from "./tax-details";

export type RevealIdentity =
  | { ok: true; identityNumber: string; taxReference: string | null }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "nothing-given" };

/**
 * A donor's identity and tax numbers in full, as given with the newest donation that has them. That somebody looked
 * is recorded in the same transaction, so nobody looks unrecorded; the numbers are not.
 */
export async function revealIdentity(member: Member, donorId: string): Promise<RevealIdentity> {
  if (lacks(member, "donors:see-identity")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { organizationId, userId } = member;
  return withTenant(member, async (tx) => {
    const [newest] = await tx
      .select({
        donationId: donationTaxDetails.donationId,
        ciphertext: donationTaxDetails.detailsCiphertext,
      })
      .from(donationTaxDetails)
      .innerJoin(
        donations,
        and(eq(donations.organizationId, organizationId), eq(donations.id, donationTaxDetails.donationId)),
      )
      .where(and(eq(donationTaxDetails.organizationId, organizationId), eq(donations.donorId, donorId)))
      .orderBy(desc(donations.createdAt), desc(donations.id))
      .limit(1);
    if (!newest) return { ok: false, reason: "nothing-given" };
    const plain = decrypt(newest.ciphertext, { organizationId, column: "donation_tax_details.details" });
    const { identityNumber, taxReference } = donorTaxDetails.parse(JSON.parse(plain));
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: userId,
      action: "donor.identity-revealed",
      subjectType: "donor",
      subjectId: donorId,
      details: { donationId: newest.donationId },
    });
    return { ok: true, identityNumber, taxReference: taxReference ?? null };
  });
}
