import { and, count, desc, eq, exists, inArray, notExists, or, type SQL, sql, sum } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import { certificateLines } from "@/lib/db/schema/certificates";
import { campaigns, donations, donationTaxDetails, donors, funds } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { DonationReference } from "@/lib/giving/donation-reference";
import { donationState } from "@/lib/giving/donation-state";
import type { DonationDetail, DonationLabel, DonationRow } from "@/lib/giving/views";
import { cents } from "@/lib/money";

export const donationsPerPage = 50;

/** Which donations a list shows. */
export const donationFilters = ["all", "completed", "pending", "not-arrived", "waiting"] as const;
export type DonationFilter = (typeof donationFilters)[number];

/** Where a page of the list stands: it continues after or before a donation that the reader has seen. */
export type Place = { olderThan?: string; newerThan?: string };
export type DonationPage = { rows: DonationRow[]; hasNewer: boolean; hasOlder: boolean };

/** One page of donations, newest first, at most fifty. A place that is not there gives an empty page. */
export async function listDonations(
  tx: TenantTx,
  organizationId: string,
  filter: DonationFilter,
  { olderThan, newerThan }: Place = {},
): Promise<DonationPage> {
  const isBackwards = newerThan !== undefined;
  const from = newerThan ?? olderThan;
  const found = await tx
    .select(rowColumns)
    .from(donations)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, donations.fundId)))
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .where(
      and(
        eq(donations.organizationId, organizationId),
        matches(filter),
        from ? beyond(organizationId, from, isBackwards) : undefined,
      ),
    )
    .orderBy(
      ...(isBackwards
        ? [donations.createdAt, donations.id]
        : [desc(donations.createdAt), desc(donations.id)]),
    )
    .limit(donationsPerPage + 1);
  const page = found.slice(0, donationsPerPage).map(toRow);
  const goesOn = found.length > donationsPerPage;
  return isBackwards
    ? { rows: page.reverse(), hasNewer: goesOn, hasOlder: true }
    : { rows: page, hasNewer: olderThan !== undefined, hasOlder: goesOn };
}

/** Which donations stand for a filter; a part of a WHERE that already names the organisation. */
export function matches(filter: DonationFilter): SQL | undefined {
  switch (filter) {
    case "all":
      return undefined;
    case "completed":
    case "pending":
      return eq(donations.status, filter);
    case "not-arrived":
      return or(
        ...(["expired", "reversed", "refunded"] as const).map((status) => eq(donations.status, status)),
      );
    case "waiting":
      return and(
        eq(donations.status, "completed"),
        eq(donations.wantsCertificate, true),
        exists(eligibleFund),
        notExists(liveLine),
      );
  }
}

// A gift to a fund that does not count under Section 18A waits for nothing.
const eligibleFund = sql`(select from ${funds} f where f.organization_id = ${donations.organizationId}
  and f.id = ${donations.fundId} and f.is_section_18a_eligible)`;
const liveLine = sql`(select from ${certificateLines} where ${certificateLines.organizationId} = ${donations.organizationId}
  and ${certificateLines.donationId} = ${donations.id} and ${certificateLines.isLive})`;

// The place is compared in the database: a JavaScript Date would cut its microseconds.
function beyond(organizationId: string, donationId: string, isBackwards: boolean): SQL {
  const place = sql`(select p.created_at, p.id from ${donations} p where p.organization_id = ${organizationId} and p.id = ${donationId})`;
  const here = sql`(${donations.createdAt}, ${donations.id})`;
  return isBackwards ? sql`${here} > ${place}` : sql`${here} < ${place}`;
}

const latestPayment = sql<
  "started" | "completed" | "failed" | "refunded" | "charged-back" | "reversed" | null
>`(
  select p.status from ${payments} p where p.organization_id = ${donations.organizationId} and p.donation_id = ${donations.id}
  order by p.created_at desc, p.id desc limit 1)`;

/** What a line of a list of donations reads; joined with donors, funds and campaigns. */
export const rowColumns = {
  id: donations.id,
  donorId: donations.donorId,
  donorName: donors.displayName,
  campaignTitle: campaigns.title,
  fundName: funds.name,
  isSection18aFund: funds.isSection18aEligible,
  method: donations.method,
  status: donations.status,
  paymentStatus: latestPayment,
  amountCents: donations.amountCents,
  givenAt: donations.createdAt,
  receivedOn: donations.receivedOn,
  wantsCertificate: donations.wantsCertificate,
};

type FoundRow = Omit<DonationRow, "state" | "amountCents" | "receivedOn"> & {
  receivedOn: string | null;
  status: Parameters<typeof donationState>[0];
  paymentStatus: Parameters<typeof donationState>[1];
  amountCents: number;
};

export function toRow({ status, paymentStatus, amountCents, receivedOn, ...row }: FoundRow): DonationRow {
  return {
    ...row,
    amountCents: cents(amountCents),
    receivedOn: receivedOn === null ? null : calendarDate(receivedOn),
    state: donationState(status, paymentStatus),
  };
}

/** One donation with its donor as staff may see them; null where it is not, or not this organisation's. */
export async function findDonation(
  tx: TenantTx,
  organizationId: string,
  donationId: string,
): Promise<DonationDetail | null> {
  const [found] = await tx
    .select({
      row: rowColumns,
      donorId: donations.donorId,
      reference: donations.reference,
      receiptConfirmedAt: donations.receiptConfirmedAt,
      email: donors.email,
      identityMasked: donationTaxDetails.identityMasked,
      taxReferenceMasked: donationTaxDetails.taxReferenceMasked,
    })
    .from(donations)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, donations.fundId)))
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .leftJoin(
      donationTaxDetails,
      and(
        eq(donationTaxDetails.organizationId, organizationId),
        eq(donationTaxDetails.donationId, donations.id),
      ),
    )
    .where(and(eq(donations.organizationId, organizationId), eq(donations.id, donationId)));
  if (!found) return null;
  const [attempts, given] = await Promise.all([
    listAttempts(tx, organizationId, donationId),
    givenBy(tx, organizationId, found.donorId),
  ]);
  const { identityMasked, taxReferenceMasked, email } = found;
  const fees = attempts
    .filter((attempt) => attempt.status === "completed")
    .map((attempt) => attempt.feeCents);
  return {
    ...toRow(found.row),
    reference: found.reference as DonationReference,
    isReceiptConfirmed: found.receiptConfirmedAt !== null,
    feeCents: fees[0] === undefined || fees[0] === null ? null : cents(fees[0]),
    paymentIds: attempts.map((attempt) => attempt.id),
    isPaidTwice: attempts.some((attempt) => attempt.isSecond && attempt.status === "completed"),
    donor: { email, identityMasked, taxReferenceMasked, ...given },
  };
}

function listAttempts(tx: TenantTx, organizationId: string, donationId: string) {
  return tx
    .select({
      id: payments.id,
      status: payments.status,
      feeCents: payments.feeCents,
      isSecond: payments.isSecond,
    })
    .from(payments)
    .where(and(eq(payments.organizationId, organizationId), eq(payments.donationId, donationId)))
    .orderBy(payments.createdAt)
    .limit(20);
}

async function givenBy(tx: TenantTx, organizationId: string, donorId: string) {
  const [given] = await tx
    .select({ giftCount: count(), givenCents: sum(donations.amountCents) })
    .from(donations)
    .where(
      and(
        eq(donations.organizationId, organizationId),
        eq(donations.donorId, donorId),
        eq(donations.status, "completed"),
      ),
    );
  return { giftCount: given?.giftCount ?? 0, givenCents: cents(Number(given?.givenCents ?? 0)) };
}

/** A few words about each of these donations, by id. */
export async function labelDonations(
  tx: TenantTx,
  organizationId: string,
  donationIds: readonly string[],
): Promise<Map<string, DonationLabel>> {
  if (donationIds.length === 0) return new Map();
  const found = await tx
    .select({
      id: donations.id,
      donorName: donors.displayName,
      campaignTitle: campaigns.title,
      amountCents: donations.amountCents,
    })
    .from(donations)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .where(and(eq(donations.organizationId, organizationId), inArray(donations.id, [...donationIds])));
  return new Map(
    found.map(({ id, amountCents, ...label }) => [id, { ...label, amountCents: cents(amountCents) }]),
  );
}
