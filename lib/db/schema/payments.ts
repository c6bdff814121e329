import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { cents, tenantColumns, tenantReference } from "./columns";
import { donations } from "./giving";
import { instant } from "./instants";

/** An organisation's own PayFast merchant account. The passphrase is encrypted in the application. */
export const paymentAccounts = pgTable(
  "payment_accounts",
  {
    ...tenantColumns(),
    provider: text("provider", { enum: ["payfast"] }).notNull(),
    environment: text("environment", { enum: ["live", "sandbox"] }).notNull(),
    merchantId: text("merchant_id").notNull(),
    merchantKey: text("merchant_key").notNull(),
    passphraseCiphertext: text("passphrase_ciphertext").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("payment_accounts_provider").on(t.organizationId, t.provider, t.environment),
    check("payment_accounts_provider_known", sql`${t.provider} = 'payfast'`),
    check("payment_accounts_environment", sql`${t.environment} in ('live', 'sandbox')`),
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
