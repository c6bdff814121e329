import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { cents, tenantColumns, tenantReference } from "./columns";
import { donations } from "./giving";
import { instant } from "./instants";
import { users } from "./tenancy";

/**
 * Where an organisation's money arrives: its own PayFast merchant account (the passphrase encrypted in the application)
 * and its bank account. Rows are kept as they were: the one in force is the newest that has started and was not
 * withdrawn. app.payouts_wait() says when a new one starts.
 */
export const paymentAccounts = pgTable(
  "payment_accounts",
  {
    ...tenantColumns(),
    provider: text("provider", { enum: ["payfast", "bank"] }).notNull(),
    environment: text("environment", { enum: ["live", "sandbox"] }).notNull(),
    merchantId: text("merchant_id"),
    merchantKey: text("merchant_key"),
    passphraseCiphertext: text("passphrase_ciphertext"),
    holder: text("holder"),
    bank: text("bank"),
    branchCode: text("branch_code"),
    accountNumber: text("account_number"),
    accountType: text("account_type", { enum: ["cheque", "savings", "transmission"] }),
    startsAt: instant("starts_at").notNull().defaultNow(),
    askedBy: uuid("asked_by").references(() => users.id),
    /** A second person who may change payouts, and said that it starts at once. */
    agreedBy: uuid("agreed_by").references(() => users.id),
    agreedAt: instant("agreed_at"),
    withdrawnBy: uuid("withdrawn_by").references(() => users.id),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("payment_accounts_newest").on(t.organizationId, t.provider, t.environment, t.startsAt),
    check("payment_accounts_provider_known", sql`${t.provider} in ('payfast', 'bank')`),
    check("payment_accounts_environment", sql`${t.environment} in ('live', 'sandbox')`),
    check(
      "payment_accounts_details",
      sql`num_nonnulls(${t.merchantId}, ${t.merchantKey}, ${t.passphraseCiphertext}) = case ${t.provider} when 'payfast' then 3 else 0 end
        and num_nonnulls(${t.holder}, ${t.bank}, ${t.branchCode}, ${t.accountNumber}, ${t.accountType}) = case ${t.provider} when 'bank' then 5 else 0 end`,
    ),
    check("payment_accounts_type", sql`${t.accountType} in ('cheque', 'savings', 'transmission')`),
  ],
);

/** One attempt to collect a donation. Its id is PayFast's m_payment_id. */
export const payments = pgTable(
  "payments",
  {
    ...tenantColumns(),
    donationId: uuid("donation_id").notNull(),
    provider: text("provider", { enum: ["payfast", "manual"] }).notNull(),
    environment: text("environment", { enum: ["live", "sandbox"] }).notNull(),
    status: text("status", {
      enum: ["started", "completed", "failed", "refunded", "charged-back", "reversed"],
    }).notNull(),
    amountCents: cents("amount_cents").notNull(),
    feeCents: cents("fee_cents"),
    providerPaymentId: text("provider_payment_id"),
    completedAt: instant("completed_at"),
    /** When the provider's transaction history confirmed the time of receipt. */
    confirmedAt: instant("confirmed_at"),
    /** A second genuine payment for the same checkout: "paid twice?". */
    isSecond: boolean("is_second").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("payments_provider_payment").on(t.organizationId, t.provider, t.providerPaymentId),
    index("payments_donation").on(t.organizationId, t.donationId),
    tenantReference(t, t.donationId, donations),
    check(
      "payments_status",
      sql`${t.status} in ('started', 'completed', 'failed', 'refunded', 'charged-back', 'reversed')`,
    ),
    check("payments_amount", sql`${t.amountCents} > 0`),
    check("payments_fee", sql`${t.feeCents} >= 0`),
    check("payments_environment", sql`${t.environment} in ('live', 'sandbox')`),
  ],
);

/** PayFast's notifications as they came, encrypted: genuine ones, and bounded refused ones for replay. */
export const payfastNotifications = pgTable(
  "payfast_notifications",
  {
    ...tenantColumns(),
    bodySha256: text("body_sha256").notNull(),
    bodyCiphertext: text("body_ciphertext").notNull(),
    sourceAddress: text("source_address"),
    status: text("status", { enum: ["stored", "applied", "unallocated", "refused"] }).notNull(),
    /** Why it was refused or not allocated, in the words of lib/payments. */
    reason: text("reason"),
    providerPaymentId: text("provider_payment_id"),
    paymentId: uuid("payment_id"),
    copies: integer("copies").notNull().default(1),
    receivedAt: instant("received_at").notNull().defaultNow(),
    lastReceivedAt: instant("last_received_at").notNull().defaultNow(),
    settledAt: instant("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("payfast_notifications_body").on(t.organizationId, t.bodySha256),
    index("payfast_notifications_payment").on(t.organizationId, t.paymentId),
    index("payfast_notifications_received").on(t.organizationId, t.receivedAt),
    index("payfast_notifications_installation").on(t.receivedAt, t.id),
    tenantReference(t, t.paymentId, payments),
    check(
      "payfast_notifications_status",
      sql`${t.status} in ('stored', 'applied', 'unallocated', 'refused')`,
    ),
  ],
);

/** The verified effect of a provider's event, at most once. */
export const paymentEffects = pgTable(
  "payment_effects",
  {
    ...tenantColumns(),
    provider: text("provider").notNull(),
    providerPaymentId: text("provider_payment_id").notNull(),
    kind: text("kind", {
      enum: ["completed", "failed", "refunded", "charged-back", "unallocated"],
    }).notNull(),
    paymentId: uuid("payment_id"),
    notificationId: uuid("notification_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("payment_effects_once").on(t.organizationId, t.provider, t.providerPaymentId, t.kind),
    tenantReference(t, t.paymentId, payments),
    tenantReference(t, t.notificationId, payfastNotifications),
    check(
      "payment_effects_kind",
      sql`${t.kind} in ('completed', 'failed', 'refunded', 'charged-back', 'unallocated')`,
    ),
  ],
);

/** Money that arrived and could not be given to a donation: a person decides. Never away. */
export const unallocatedPayments = pgTable(
  "unallocated_payments",
  {
    ...tenantColumns(),
    provider: text("provider").notNull(),
    providerPaymentId: text("provider_payment_id").notNull(),
    amountCents: cents("amount_cents").notNull(),
    feeCents: cents("fee_cents"),
    reason: text("reason").notNull(),
    notificationId: uuid("notification_id"),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("unallocated_payments_once").on(t.organizationId, t.provider, t.providerPaymentId),
    tenantReference(t, t.notificationId, payfastNotifications),
    check("unallocated_payments_amount", sql`${t.amountCents} > 0`),
  ],
);
