import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { campaigns, donations, donors, funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type DonationNarrowing, narrowedTo } from "./donation-filter";
import { rowColumns, toRow } from "./donation-row";
import type { DonationRow } from "./views";

export const donationsPerPage = 50;

/** By the day of receipt, or by amount; the other way round with `isRising`. */
export type DonationOrder = { by: "day" | "amount"; isRising: boolean };
export const newestFirst: DonationOrder = { by: "day", isRising: false };

/** Where a page of the list stands: it continues after or before a donation that the reader has seen. */
export type Place = { after?: string; before?: string };
export type DonationPage = { rows: DonationRow[]; hasBefore: boolean; hasAfter: boolean };

/** One page of donations, newest first unless asked, at most fifty. A place that is not there gives an empty page. */
export async function listDonations(
  tx: TenantTx,
  organizationId: string,
  narrowing: DonationNarrowing,
  { after, before }: Place = {},
  order = newestFirst,
  limit = donationsPerPage,
): Promise<DonationPage> {
  const isBackwards = before !== undefined;
  const isUpwards = order.isRising !== isBackwards;
  const from = before ?? after;
  const key = keys[order.by];
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
        await narrowedTo(tx, organizationId, narrowing, { isListed: true }),
        from ? beyond(organizationId, from, order.by, isUpwards) : undefined,
      ),
    )
    .orderBy(...key.map((column) => (isUpwards ? asc(column) : desc(column))))
    .limit(limit + 1);
  const page = found.slice(0, limit).map(toRow);
  const goesOn = found.length > limit;
  return isBackwards
    ? { rows: page.reverse(), hasBefore: goesOn, hasAfter: true }
    : { rows: page, hasBefore: after !== undefined, hasAfter: goesOn };
}

const keys = {
  day: [donations.givenOn, donations.createdAt, donations.id],
  amount: [donations.amountCents, donations.id],
} as const;

// The place is compared in the database: a JavaScript Date would cut its microseconds.
function beyond(
  organizationId: string,
  donationId: string,
  by: DonationOrder["by"],
  isUpwards: boolean,
): SQL {
  const here = sql`(${sql.join([...keys[by]], sql`, `)})`;
  const columns = by === "day" ? sql`p.given_on, p.created_at, p.id` : sql`p.amount_cents, p.id`;
  const place = sql`(select ${columns} from ${donations} p where p.organization_id = ${organizationId} and p.id = ${donationId})`;
  return isUpwards ? sql`${here} > ${place}` : sql`${here} < ${place}`;
}
