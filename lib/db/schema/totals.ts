import { sql } from "drizzle-orm";
import { date, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { cents, organizationId, tenantReference } from "./columns";
import { campaigns, donors, funds } from "./giving";
import { timestamps } from "./instants";

/** What a campaign has raised, kept in the transaction that completes or reverses a donation. */
export const campaignTotals = pgTable(
  "campaign_totals",
  {
    organizationId: organizationId(),
    campaignId: uuid("campaign_id").notNull(),
    raisedCents: cents("raised_cents").notNull().default(0),
    donationCount: cents("donation_count").notNull().default(0),
    donorCount: cents("donor_count").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.campaignId] }),
    tenantReference(t, t.campaignId, campaigns),
  ],
);

/**
 * Received per day (Africa/Johannesburg), fund, campaign and method: what lists without a search, the overview and
 * reports add up, whatever they are narrowed to.
 */
export const dailyTotals = pgTable(
  "daily_totals",
  {
    organizationId: organizationId(),
    fundId: uuid("fund_id").notNull(),
    campaignId: uuid("campaign_id"),
    /** The campaign, or nought for none: a primary key takes no null. */
    campaignKey: uuid("campaign_key")
      .notNull()
      .generatedAlwaysAs(sql`coalesce(campaign_id, '00000000-0000-0000-0000-000000000000'::uuid)`),
    method: text("method", { enum: ["card", "eft", "cash", "goods"] }).notNull(),
    receivedOn: date("received_on").notNull(),
    raisedCents: cents("raised_cents").notNull().default(0),
    donationCount: cents("donation_count").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.receivedOn, t.fundId, t.campaignKey, t.method] }),
    tenantReference(t, t.fundId, funds),
    tenantReference(t, t.campaignId, campaigns),
  ],
);

/**
 * The days of each donor's first and last completed gift. Only app.span_gifts writes here, in the transaction that
 * completes, moves or reverses a gift.
 */
export const giftSpans = pgTable(
  "gift_spans",
  {
    organizationId: organizationId(),
    donorId: uuid("donor_id").notNull(),
    firstOn: date("first_on"),
    lastOn: date("last_on"),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.donorId] }),
    tenantReference(t, t.donorId, donors),
    index("gift_spans_first").on(t.organizationId, t.firstOn),
    index("gift_spans_last").on(t.organizationId, t.lastOn),
  ],
);
