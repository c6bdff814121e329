import { and, desc, eq, sql } from "drizzle-orm";
import { type CalendarDate, calendarDate } from "@/lib/calendar";
import { donations, donationTaxDetails, donors, funds } from "@/lib/db/schema/giving";
import { organizations } from "@/lib/db/schema/organizations";
import { organizationTaxDetails } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import { matches } from "@/lib/giving/donation-filter";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import { type Cents, cents } from "@/lib/money";
import { eligibilityOf, type Refusal } from "./eligibility";

/** A donation whose donor asked for a certificate and has none, with the first thing to mend; null where nothing is. */
export type WaitingDonation = {
  id: string;
  donorName: string;
  fundId: string;
  fundName: string;
  amountCents: Cents;
  receivedOn: CalendarDate | null;
  refusal: Refusal | null;
};

export type WaitingPage = { rows: WaitingDonation[]; hasOlder: boolean };

/** Donations that wait for their certificate, newest first, judged as on the day given. */
export async function listWaitingDonations(
  tx: TenantTx,
  organizationId: string,
  today: CalendarDate,
  { olderThan, limit = 20 }: { olderThan?: string; limit?: number } = {},
): Promise<WaitingPage> {
  const found = await rowsOf(tx, organizationId, olderThan, limit + 1);
  const [organization] = await tx
    .select({ status: organizations.status, approval: organizationTaxDetails.approval })
    .from(organizations)
    .leftJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, organizations.id))
    .where(eq(organizations.id, organizationId));
  const rows = found.slice(0, limit).map((row) => {
    const receivedOn = row.receivedOn === null ? null : calendarDate(row.receivedOn);
    const eligibility = eligibilityOf({
      organization: organization!,
      fund: { isSection18aEligible: row.isSection18aEligible },
      donation: {
        kind: row.kind,
        status: row.status,
        wantsCertificate: true,
        receivedOn,
        isReceiptConfirmed: row.receiptConfirmedAt !== null,
        isCertified: false,
      },
      taxDetails: row.details ? opened(row.details, organizationId) : null,
      issuedOn: today,
    });
    const { id, donorName, fundId, fundName, amountCents } = row;
    return {
      id,
      donorName,
      fundId,
      fundName,
      amountCents: cents(amountCents),
      receivedOn,
      refusal: eligibility.ok ? null : eligibility,
    };
  });
  return { rows, hasOlder: found.length > limit };
}

function rowsOf(tx: TenantTx, organizationId: string, olderThan: string | undefined, limit: number) {
  const mark = sql`(select p.created_at, p.id from ${donations} p where p.organization_id = ${organizationId} and p.id = ${olderThan})`;
  return tx
    .select({
      id: donations.id,
      donorName: donors.displayName,
      fundId: donations.fundId,
      fundName: funds.name,
      isSection18aEligible: funds.isSection18aEligible,
      kind: donations.kind,
      status: donations.status,
      amountCents: donations.amountCents,
      receivedOn: donations.receivedOn,
      receiptConfirmedAt: donations.receiptConfirmedAt,
      details: donationTaxDetails.detailsCiphertext,
    })
    .from(donations)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, donations.fundId)))
    .leftJoin(
      donationTaxDetails,
      and(
        eq(donationTaxDetails.organizationId, organizationId),
        eq(donationTaxDetails.donationId, donations.id),
      ),
    )
    .where(
      and(
        eq(donations.organizationId, organizationId),
        matches("waiting", organizationId),
        olderThan ? sql`(${donations.createdAt}, ${donations.id}) < ${mark}` : undefined,
      ),
    )
    .orderBy(desc(donations.createdAt), desc(donations.id))
    .limit(limit);
}

function opened(ciphertext: string, organizationId: string): Partial<DonorTaxDetails> {
  return JSON.parse(decrypt(ciphertext, { organizationId, column: "donation_tax_details.details" }));
}
