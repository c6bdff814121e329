import { sql } from "drizzle-orm";
import { check, date, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { cents, organizationId, tenantColumns, tenantReference } from "./columns";
import { donations, funds } from "./giving";
import { timestamps } from "./instants";
import { payments, unallocatedPayments } from "./payments";

export const ledgerAccounts = pgTable(
  "ledger_accounts",
  {
    ...tenantColumns(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["asset", "liability", "income", "expense"] }).notNull(),
    fundId: uuid("fund_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("ledger_accounts_code").on(t.organizationId, t.code),
    tenantReference(t, t.fundId, funds),
    check("ledger_accounts_kind", sql`${t.kind} in ('asset', 'liability', 'income', 'expense')`),
  ],
);

/** Append-only. A correction is a new transaction that names the one it reverses. */
export const transactions = pgTable(
  "transactions",
  {
    ...tenantColumns(),
    postedOn: date("posted_on").notNull(),
    description: text("description").notNull(),
    paymentId: uuid("payment_id"),
    donationId: uuid("donation_id"),
    unallocatedPaymentId: uuid("unallocated_payment_id"),
    reversesId: uuid("reverses_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("transactions_reversed_once").on(t.organizationId, t.reversesId),
    index("transactions_payment").on(t.organizationId, t.paymentId),
    index("transactions_donation").on(t.organizationId, t.donationId),
    tenantReference(t, t.paymentId, payments),
    tenantReference(t, t.donationId, donations),
    tenantReference(t, t.unallocatedPaymentId, unallocatedPayments),
    tenantReference(t, t.reversesId, t),
  ],
);

/** Signed lines: debit positive, credit negative, never zero; a transaction's lines sum to zero at commit. */
export const transactionLines = pgTable(
  "transaction_lines",
  {
    ...tenantColumns(),
    transactionId: uuid("transaction_id").notNull(),
    accountId: uuid("account_id").notNull(),
    amountCents: cents("amount_cents").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("transaction_lines_transaction").on(t.organizationId, t.transactionId),
    index("transaction_lines_account").on(t.organizationId, t.accountId),
    tenantReference(t, t.transactionId, transactions),
    tenantReference(t, t.accountId, ledgerAccounts),
    check("transaction_lines_amount", sql`${t.amountCents} <> 0`),
  ],
);

/** Balance of each account, kept in the transaction that posts. */
export const accountTotals = pgTable(
  "account_totals",
  {
    organizationId: organizationId(),
    accountId: uuid("account_id").notNull(),
    balanceCents: cents("balance_cents").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.accountId] }),
    tenantReference(t, t.accountId, ledgerAccounts),
  ],
);
