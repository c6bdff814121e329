import { and, eq, gte, lte, or, type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "@/lib/calendar";
import { donations, funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Cents, parseRand } from "@/lib/money";
import { parseDonationReference } from "./donation-reference";
import { isGivenBy, isNamed } from "./named-donors";
import type { DonationMethod } from "./views";

/** Which donations a list shows. */
export const donationFilters = ["all", "completed", "pending", "not-arrived", "reversed", "waiting"] as const;
export type DonationFilter = (typeof donationFilters)[number];
export const donationMethods = ["card", "eft", "cash", "goods"] as const satisfies DonationMethod[];

/** What narrows a list; whatever is left out does not. */
export type DonationNarrowing = {
  show?: DonationFilter;
  fundId?: string;
  campaignId?: string;
  method?: DonationMethod;
  /** First and last day, by the day a donation was received or begun. */
  from?: CalendarDate;
  to?: CalendarDate;
  leastCents?: Cents;
  mostCents?: Cents;
  /** Words of the donor's name, a whole reference, or an amount. */
  search?: string;
};

/**
 * The donations of an organisation that a narrowing leaves: the whole WHERE of a list, its totals and its export.
 * `isListed` says that the first of them are wanted, in an order, and not all.
 */
export async function narrowedTo(
  tx: TenantTx,
  organizationId: string,
  narrowing: DonationNarrowing,
  { isListed }: { isListed: boolean },
): Promise<SQL> {
  const { show, fundId, campaignId, method, from, to, leastCents, mostCents, search } = narrowing;
  return and(
    eq(donations.organizationId, organizationId),
    matches(show ?? "all", organizationId),
    fundId ? eq(donations.fundId, fundId) : undefined,
    campaignId ? eq(donations.campaignId, campaignId) : undefined,
    method ? eq(donations.method, method) : undefined,
    from ? gte(donations.givenOn, from) : undefined,
    to ? lte(donations.givenOn, to) : undefined,
    leastCents !== undefined ? gte(donations.amountCents, leastCents) : undefined,
    mostCents !== undefined ? lte(donations.amountCents, mostCents) : undefined,
    search ? await found(tx, organizationId, search, isListed) : undefined,
  )!;
}

/** Every condition is equality or a range of bytes: leakproof, so the indexes serve under row-level security. */
async function found(tx: TenantTx, organizationId: string, search: string, isListed: boolean): Promise<SQL> {
  const reference = parseDonationReference(search);
  if (reference) return eq(donations.reference, reference);
  const amount = parseRand(search);
  if (amount.ok)
    return or(
      eq(donations.amountCents, amount.cents),
      isNamed(tx, organizationId, donations.donorId, search),
    )!;
  // Signs alone find nothing, rather than everything.
  const named = isListed ? isGivenBy : isNamed;
  return (await named(tx, organizationId, donations.donorId, search)) ?? sql`false`;
}

/** Which donations stand for a filter; a part of a WHERE that already names the organisation. */
export function matches(filter: DonationFilter, organizationId: string): SQL | undefined {
  switch (filter) {
    case "all":
      return undefined;
    case "completed":
    case "pending":
    case "reversed":
      return eq(donations.status, filter);
    case "not-arrived":
      return or(
        ...(["expired", "reversed", "refunded"] as const).map((status) => eq(donations.status, status)),
      );
    case "waiting":
      return and(
        eq(donations.status, "completed"),
        eq(donations.wantsCertificate, true),
        eq(donations.isCertified, false),
        // A gift to another fund waits for nothing.
        toEligibleFund(organizationId),
      );
  }
}

/**
 * That a donation is to a fund whose gifts count under Section 18A. The few funds are read first: in a join the planner
 * takes each for as small as the average fund of all organisations.
 */
export const toEligibleFund = (organizationId: string): SQL => sql`${donations.fundId} = any (array(
  select f.id from ${funds} f where f.organization_id = ${organizationId} and f.is_section_18a_eligible))`;
