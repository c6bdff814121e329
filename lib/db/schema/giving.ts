import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { cents, organizationId, tenantColumns, tenantReference } from "./columns";
import { instant, timestamps } from "./instants";

/** What a suggested sum does: "a shelf of ten for one family". */
export type SuggestedAmount = { amountCents: number; meaning: string };
/** Where each R 100 goes; percentages sum to 100. */
export type SpendingShare = { label: string; percent: number };

export const funds = pgTable(
  "funds",
  {
    ...tenantColumns(),
    name: text("name").notNull(),
    /** Income account of the ledger, such as 4110. */
    accountCode: text("account_code").notNull(),
    /** Part II of the Ninth Schedule to the Income Tax Act; off until somebody decides. */
    isSection18aEligible: boolean("is_section_18a_eligible").notNull().default(false),
    closedAt: instant("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("funds_name").on(t.organizationId, t.name),
    unique("funds_account").on(t.organizationId, t.accountCode),
  ],
);

export const campaigns = pgTable(
  "campaigns",
  {
    ...tenantColumns(),
    fundId: uuid("fund_id").notNull(),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    /** Plain paragraphs, separated by a blank line. */
    story: text("story").notNull().default(""),
    goalCents: cents("goal_cents"),
    suggestedAmounts: jsonb("suggested_amounts").$type<SuggestedAmount[]>().notNull().default([]),
    spending: jsonb("spending").$type<SpendingShare[]>().notNull().default([]),
    status: text("status", { enum: ["draft", "published", "closed"] }).notNull(),
    startsOn: date("starts_on"),
    endsOn: date("ends_on"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("campaigns_slug").on(t.organizationId, t.slug),
    tenantReference(t, t.fundId, funds),
    check("campaigns_status", sql`${t.status} in ('draft', 'published', 'closed')`),
    check("campaigns_goal", sql`${t.goalCents} > 0`),
  ],
);

export const donors = pgTable(
  "donors",
  {
    ...tenantColumns(),
    kind: text("kind", { enum: ["person", "company", "trust", "other"] }).notNull(),
    displayName: text("display_name").notNull(),
    firstName: text("first_name"),
    lastName: text("last_name"),
    /** Lower case. */
    email: text("email"),
    phone: text("phone"),
    language: text("language").notNull().default("en"),
    newsConsentAt: instant("news_consent_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("donors_email").on(t.organizationId, t.email),
    index("donors_name").on(t.organizationId, t.displayName, t.id),
    check("donors_kind", sql`${t.kind} in ('person', 'company', 'trust', 'other')`),
    check("donors_email_lower", sql`${t.email} = lower(${t.email})`),
  ],
);

/** A donor's act of giving. A payment is one attempt to collect it. */
export const donations = pgTable(
  "donations",
  {
    ...tenantColumns(),
    donorId: uuid("donor_id").notNull(),
    fundId: uuid("fund_id").notNull(),
    campaignId: uuid("campaign_id"),
    kind: text("kind", { enum: ["money", "goods"] })
      .notNull()
      .default("money"),
    method: text("method", { enum: ["card", "eft", "cash", "goods"] }).notNull(),
    amountCents: cents("amount_cents").notNull(),
    status: text("status", { enum: ["pending", "completed", "expired", "reversed", "refunded"] }).notNull(),
    /** GV reference, stored without blanks: GV7F3K9E. */
    reference: text("reference").notNull(),
    wantsCertificate: boolean("wants_certificate").notNull().default(false),
    /** Stands on a live certificate; the database keeps it with the certificate's line. */
    isCertified: boolean("is_certified").notNull().default(false),
    /** Day of receipt (Africa/Johannesburg); provisional until `receiptConfirmedAt`. */
    receivedOn: date("received_on"),
    receiptConfirmedAt: instant("receipt_confirmed_at"),
    completedAt: instant("completed_at"),
    /** Idempotency key of the form that made it. */
    formKey: uuid("form_key").notNull(),
    /** The day it counts by in lists: of receipt, or of its beginning while nothing has arrived. */
    givenOn: date("given_on")
      .notNull()
      .generatedAlwaysAs(sql`coalesce(received_on, (created_at at time zone 'Africa/Johannesburg')::date)`),
    goodsDescription: text("goods_description"),
    goodsCondition: text("goods_condition", { enum: ["new", "good", "fair", "poor"] }),
    /** What the value in rand rests on (Income Tax Act, section 18A(3)). */
    goodsBasis: text("goods_basis", { enum: ["market-value", "cost", "book-value"] }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("donations_reference").on(t.organizationId, t.reference),
    unique("donations_form_key").on(t.organizationId, t.formKey),
    tenantReference(t, t.donorId, donors),
    tenantReference(t, t.fundId, funds),
    tenantReference(t, t.campaignId, campaigns),
    index("donations_donor_newest").on(t.organizationId, t.donorId, t.createdAt, t.id),
    // With all that a donor's giving is added up from, so that it is read without the table.
    index("donations_donor").on(t.organizationId, t.donorId, t.status, t.receivedOn, t.amountCents),
    index("donations_campaign").on(t.organizationId, t.campaignId, t.donorId),
    // Each list in its order of days, however few donations it narrows to.
    index("donations_day").on(t.organizationId, t.givenOn, t.createdAt, t.id),
    index("donations_status").on(t.organizationId, t.status, t.givenOn, t.createdAt, t.id),
    index("donations_fund_day").on(t.organizationId, t.fundId, t.givenOn, t.createdAt, t.id),
    index("donations_campaign_day").on(t.organizationId, t.campaignId, t.givenOn, t.createdAt, t.id),
    index("donations_method_day").on(t.organizationId, t.method, t.givenOn, t.createdAt, t.id),
    index("donations_waiting")
      .on(t.organizationId, t.createdAt, t.id)
      .where(sql`status = 'completed' and wants_certificate and not is_certified`),
    // What the daily totals do not hold, with all that its totals are narrowed by: read without the table.
    index("donations_not_received")
      .on(t.organizationId, t.status, t.givenOn, t.fundId, t.campaignId, t.method, t.amountCents)
      .where(sql`status <> 'completed'`),
    index("donations_by_amount").on(t.organizationId, t.amountCents, t.id, t.status),
    check("donations_amount", sql`${t.amountCents} > 0`),
    check("donations_kind", sql`${t.kind} in ('money', 'goods')`),
    check("donations_method", sql`${t.method} in ('card', 'eft', 'cash', 'goods')`),
    check(
      "donations_status_known",
      sql`${t.status} in ('pending', 'completed', 'expired', 'reversed', 'refunded')`,
    ),
    check("donations_received", sql`${t.status} <> 'completed' or ${t.receivedOn} is not null`),
    check(
      "donations_goods",
      sql`(${t.kind} = 'goods') = (${t.method} = 'goods')
        and num_nonnulls(${t.goodsDescription}, ${t.goodsCondition}, ${t.goodsBasis}) = case when ${t.kind} = 'goods' then 3 else 0 end`,
    ),
    check("donations_goods_condition", sql`${t.goodsCondition} in ('new', 'good', 'fair', 'poor')`),
    check("donations_goods_basis", sql`${t.goodsBasis} in ('market-value', 'cost', 'book-value')`),
  ],
);

/**
 * What the law asks of a donor (Notice 6762 of 2025), as given with one donation. The facts are encrypted
 * as one JSON document; beside it stand an index to find duplicates and what may be shown without revealing.
 */
export const donationTaxDetails = pgTable(
  "donation_tax_details",
  {
    organizationId: organizationId(),
    donationId: uuid("donation_id").notNull(),
    nature: text("nature", {
      enum: [
        "natural-person",
        "company",
        "close-corporation",
        "trust",
        "partnership",
        "association",
        "estate",
        "other",
      ],
    }).notNull(),
    detailsCiphertext: text("details_ciphertext").notNull(),
    identityHmac: text("identity_hmac"),
    taxReferenceHmac: text("tax_reference_hmac"),
    identityMasked: text("identity_masked"),
    taxReferenceMasked: text("tax_reference_masked"),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.donationId] }),
    tenantReference(t, t.donationId, donations),
    check(
      "donation_tax_details_nature",
      sql`${t.nature} in ('natural-person', 'company', 'close-corporation', 'trust', 'partnership', 'association', 'estate', 'other')`,
    ),
  ],
);
