import { and, eq, sql } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import { certificateLines } from "@/lib/db/schema/certificates";
import { donations, donationTaxDetails, funds } from "@/lib/db/schema/giving";
import { organizations } from "@/lib/db/schema/organizations";
import { payments } from "@/lib/db/schema/payments";
import { organizationProfiles, organizationTaxDetails } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";

export type LoadedCandidate = NonNullable<Awaited<ReturnType<typeof loadCandidate>>>;

/**
 * Reads a donation and all that its certificate depends on and would say; null when it is not there. Who means to
 * issue it locks the donation as well.
 */
export async function loadCandidate(
  tx: TenantTx,
  organizationId: string,
  donationId: string,
  { isLocked = false } = {},
) {
  const ofDonation = { organizationId, donationId };
  const found = tx
    .select()
    .from(donations)
    .where(and(eq(donations.organizationId, organizationId), eq(donations.id, donationId)));
  const [donation] = await (isLocked ? found.for("update") : found);
  if (!donation) return null;
  const [fund] = await tx
    .select({ name: funds.name, isSection18aEligible: funds.isSection18aEligible })
    .from(funds)
    .where(and(eq(funds.organizationId, organizationId), eq(funds.id, donation.fundId)));
  const [organization] = await tx
    .select({
      slug: organizations.slug,
      status: organizations.status,
      tax: organizationTaxDetails,
      profile: organizationProfiles,
    })
    .from(organizations)
    .leftJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, organizations.id))
    .leftJoin(organizationProfiles, eq(organizationProfiles.organizationId, organizations.id))
    .where(eq(organizations.id, organizationId));
  return {
    donation: {
      ...donation,
      receivedOn: donation.receivedOn === null ? null : calendarDate(donation.receivedOn),
      isCertified: await isCertified(tx, ofDonation),
      passedSandbox: await passedSandbox(tx, ofDonation),
    },
    fund: fund!,
    organization: organization!,
    taxDetails: await taxDetailsOf(tx, ofDonation),
  };
}

type OfDonation = { organizationId: string; donationId: string };

async function taxDetailsOf(tx: TenantTx, { organizationId, donationId }: OfDonation) {
  const [kept] = await tx
    .select({ ciphertext: donationTaxDetails.detailsCiphertext })
    .from(donationTaxDetails)
    .where(
      and(
        eq(donationTaxDetails.organizationId, organizationId),
        eq(donationTaxDetails.donationId, donationId),
      ),
    );
  if (!kept) return null;
  const text = decrypt(kept.ciphertext, { organizationId, column: "donation_tax_details.details" });
  return JSON.parse(text) as Partial<DonorTaxDetails>;
}

async function isCertified(tx: TenantTx, { organizationId, donationId }: OfDonation): Promise<boolean> {
  const [line] = await tx
    .select({ id: certificateLines.id })
    .from(certificateLines)
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.donationId, donationId),
        eq(certificateLines.isLive, true),
      ),
    );
  return line !== undefined;
}

async function passedSandbox(tx: TenantTx, { organizationId, donationId }: OfDonation): Promise<boolean> {
  const [{ count } = { count: 0 }] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(payments)
    .where(
      and(
        eq(payments.organizationId, organizationId),
        eq(payments.donationId, donationId),
        eq(payments.environment, "sandbox"),
      ),
    );
  return count > 0;
}
