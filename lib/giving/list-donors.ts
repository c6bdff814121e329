import { and, asc, count, desc, eq, inArray, max, type SQL, sql, sum } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import { donations, donors } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents } from "@/lib/money";
import { type DonorFilter, inDonors } from "./donor-filter";
import type { DonorGiving, DonorRow } from "./donor-views";

const donorsPerPage = 50;
/** Beyond this many, a list says "more than". */
export const donorsCounted = 10_000;

/** Where a page of the list stands: it continues after or before a donor that the reader has seen. */
export type DonorPlace = { after?: string; before?: string };
export type DonorPage = { rows: DonorRow[]; hasBefore: boolean; hasAfter: boolean };

/** One page of donors by name. A place that is not there gives an empty page. */
export async function listDonors(
  tx: TenantTx,
  organizationId: string,
  filter: DonorFilter,
  { after, before }: DonorPlace = {},
  limit = donorsPerPage,
): Promise<DonorPage> {
  const isBackwards = before !== undefined;
  const from = before ?? after;
  const order = isBackwards ? desc : asc;
  const found = await tx
    .select({
      id: donors.id,
      kind: donors.kind,
      name: donors.displayName,
      email: donors.email,
      phone: donors.phone,
    })
    .from(donors)
    .where(
      and(inDonors(tx, organizationId, filter), from ? beyond(organizationId, from, isBackwards) : undefined),
    )
    .orderBy(order(donors.displayName), order(donors.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  if (isBackwards) page.reverse();
  const giving = await givingOf(
    tx,
    organizationId,
    page.map(({ id }) => id),
  );
  const rows = page.map((donor) => ({ ...donor, ...(giving.get(donor.id) ?? nothingGiven) }));
  const goesOn = found.length > limit;
  return isBackwards
    ? { rows, hasBefore: goesOn, hasAfter: true }
    : { rows, hasBefore: after !== undefined, hasAfter: goesOn };
}

function beyond(organizationId: string, donorId: string, isBackwards: boolean): SQL {
  const place = sql`(select p.display_name, p.id from ${donors} p where p.organization_id = ${organizationId} and p.id = ${donorId})`;
  const here = sql`(${donors.displayName}, ${donors.id})`;
  return isBackwards ? sql`${here} < ${place}` : sql`${here} > ${place}`;
}

/** How many donors the filter means; counts no further than one beyond `donorsCounted`. */
export async function countMatchingDonors(
  tx: TenantTx,
  organizationId: string,
  filter: DonorFilter,
): Promise<number> {
  const some = tx
    .select({ id: donors.id })
    .from(donors)
    .where(inDonors(tx, organizationId, filter))
    .limit(donorsCounted + 1)
    .as("some");
  const [found] = await tx.select({ count: count() }).from(some);
  return found?.count ?? 0;
}

const nothingGiven: DonorGiving = { giftCount: 0, givenCents: cents(0), lastGiftOn: null };

/** What each of these donors gave in all; who gave nothing is left out. */
export async function givingOf(
  tx: TenantTx,
  organizationId: string,
  donorIds: readonly string[],
): Promise<Map<string, DonorGiving>> {
  if (donorIds.length === 0) return new Map();
  const found = await tx
    .select({
      donorId: donations.donorId,
      giftCount: count(),
      given: sum(donations.amountCents),
      lastGiftOn: max(donations.receivedOn),
    })
    .from(donations)
    .where(
      and(
        eq(donations.organizationId, organizationId),
        inArray(donations.donorId, [...donorIds]),
        eq(donations.status, "completed"),
      ),
    )
    .groupBy(donations.donorId);
  return new Map(
    found.map(({ donorId, giftCount, given, lastGiftOn }) => [
      donorId,
      {
        giftCount,
        givenCents: cents(Number(given)),
        lastGiftOn: lastGiftOn === null ? null : calendarDate(lastGiftOn),
      },
    ]),
  );
}
