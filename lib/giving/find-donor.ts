import { and, count, desc, eq, sql, sum } from "drizzle-orm";
import { campaigns, donations, donationTaxDetails, donors, funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { DonationReference } from "@/lib/giving/donation-reference";
import { cents } from "@/lib/money";
import { rowColumns, toRow } from "./donation-row";
import type { DonorDetail, DonorYear } from "./donor-views";
import { givingOf } from "./list-donors";

/** So many of the newest gifts stand on a donor's page. */
export const giftLimit = 100;

/** One donor as staff may see them; null where there is none, or not this organisation's. */
export async function findDonor(
  tx: TenantTx,
  organizationId: string,
  donorId: string,
): Promise<DonorDetail | null> {
  const [donor] = await tx
    .select({
      id: donors.id,
      kind: donors.kind,
      name: donors.displayName,
      firstName: donors.firstName,
      lastName: donors.lastName,
      email: donors.email,
      phone: donors.phone,
      language: donors.language,
      newsConsentAt: donors.newsConsentAt,
      knownSince: donors.createdAt,
    })
    .from(donors)
    .where(and(eq(donors.organizationId, organizationId), eq(donors.id, donorId)));
  if (!donor) return null;
  const giving = (await givingOf(tx, organizationId, [donorId])).get(donorId);
  return {
    ...donor,
    ...(giving ?? { giftCount: 0, givenCents: cents(0), lastGiftOn: null }),
    identity: await findMaskedIdentity(tx, organizationId, donorId),
    years: await listYears(tx, organizationId, donorId),
    gifts: await listGifts(tx, organizationId, donorId),
  };
}

/** As given with the newest donation that has any. */
async function findMaskedIdentity(tx: TenantTx, organizationId: string, donorId: string) {
  const [newest] = await tx
    .select({
      identityMasked: donationTaxDetails.identityMasked,
      taxReferenceMasked: donationTaxDetails.taxReferenceMasked,
    })
    .from(donationTaxDetails)
    .innerJoin(
      donations,
      and(eq(donations.organizationId, organizationId), eq(donations.id, donationTaxDetails.donationId)),
    )
    .where(and(eq(donationTaxDetails.organizationId, organizationId), eq(donations.donorId, donorId)))
    .orderBy(desc(donations.createdAt), desc(donations.id))
    .limit(1);
  return newest ?? null;
}

// The year in which the tax year ends: two months before 1 March is 1 January.
const taxYear = sql<number>`(extract(year from ${donations.receivedOn} - interval '2 months') + 1)::int`;
const certified = sql<string>`coalesce(sum(${donations.amountCents}) filter (where ${donations.isCertified}), 0)`;

async function listYears(tx: TenantTx, organizationId: string, donorId: string): Promise<DonorYear[]> {
  const found = await tx
    .select({ taxYear, giftCount: count(), given: sum(donations.amountCents), certified })
    .from(donations)
    .where(
      and(
        eq(donations.organizationId, organizationId),
        eq(donations.donorId, donorId),
        eq(donations.status, "completed"),
      ),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`)
    .limit(50);
  return found.map(({ given, certified: onCertificates, ...year }) => ({
    ...year,
    givenCents: cents(Number(given)),
    certifiedCents: cents(Number(onCertificates)),
  }));
}

async function listGifts(tx: TenantTx, organizationId: string, donorId: string) {
  const found = await tx
    .select({ row: rowColumns, reference: donations.reference })
    .from(donations)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, donations.fundId)))
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .where(and(eq(donations.organizationId, organizationId), eq(donations.donorId, donorId)))
    .orderBy(desc(donations.createdAt), desc(donations.id))
    .limit(giftLimit);
  return found.map(({ row, reference }) => ({ ...toRow(row), reference: reference as DonationReference }));
}
