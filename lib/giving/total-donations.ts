import { and, count, eq, gte, lte, ne, sum } from "drizzle-orm";
import { donations } from "@/lib/db/schema/giving";
import { dailyTotals } from "@/lib/db/schema/totals";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents, sumCents } from "@/lib/money";
import { type DonationNarrowing, narrowedTo } from "./donation-filter";
import type { Tally } from "./views";

/** What a list shows, added up by what became of it. */
export type ListTotals = { count: number; received: Tally; onItsWay: Tally; didNotArrive: Tally };

/**
 * Count and sum of exactly what a narrowing shows. What was received is read from the daily totals wherever they
 * know all that it is narrowed by; the rest, a small part, from the donations.
 */
export async function totalDonations(
  tx: TenantTx,
  organizationId: string,
  narrowing: DonationNarrowing,
): Promise<ListTotals> {
  const found = isByDay(narrowing)
    ? [
        ...(await receivedByDay(tx, organizationId, narrowing)),
        ...(await byStatus(tx, organizationId, narrowing, true)),
      ]
    : await byStatus(tx, organizationId, narrowing, false);
  const tallied = (...statuses: string[]): Tally => {
    const rows = found.filter(({ status }) => statuses.includes(status));
    return {
      count: rows.reduce((total, row) => total + row.count, 0),
      sumCents: sumCents(rows.map((row) => cents(Number(row.sum)))),
    };
  };
  return {
    count: found.reduce((total, row) => total + row.count, 0),
    received: tallied("completed"),
    onItsWay: tallied("pending"),
    didNotArrive: tallied("expired", "reversed", "refunded"),
  };
}

/** Whether the daily totals know everything that narrows. */
function isByDay({ show, leastCents, mostCents, search }: DonationNarrowing): boolean {
  return show !== "waiting" && leastCents === undefined && mostCents === undefined && !search;
}

async function receivedByDay(
  tx: TenantTx,
  organizationId: string,
  { show = "all", fundId, campaignId, method, from, to }: DonationNarrowing,
) {
  if (show !== "all" && show !== "completed") return [];
  const [received] = await tx
    .select({ count: sum(dailyTotals.donationCount), sum: sum(dailyTotals.raisedCents) })
    .from(dailyTotals)
    .where(
      and(
        eq(dailyTotals.organizationId, organizationId),
        fundId ? eq(dailyTotals.fundId, fundId) : undefined,
        campaignId ? eq(dailyTotals.campaignId, campaignId) : undefined,
        method ? eq(dailyTotals.method, method) : undefined,
        from ? gte(dailyTotals.receivedOn, from) : undefined,
        to ? lte(dailyTotals.receivedOn, to) : undefined,
      ),
    );
  return [{ status: "completed", count: Number(received?.count ?? 0), sum: received?.sum ?? null }];
}

async function byStatus(
  tx: TenantTx,
  organizationId: string,
  narrowing: DonationNarrowing,
  withoutReceived: boolean,
) {
  return tx
    .select({ status: donations.status, count: count(), sum: sum(donations.amountCents) })
    .from(donations)
    .where(
      and(
        await narrowedTo(tx, organizationId, narrowing, { isListed: false }),
        withoutReceived ? ne(donations.status, "completed") : undefined,
      ),
    )
    .groupBy(donations.status);
}
