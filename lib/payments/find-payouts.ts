import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { paymentAccounts } from "@/lib/db/schema/payments";
import { users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { env } from "@/lib/env";
import type { AccountType, BankAccount } from "@/lib/payments/payout-input";

/** Details as the settings show them: of PayFast no more than the merchant id. */
export type PayoutDetails = {
  id: string;
  merchantId: string | null;
  bankAccount: BankAccount | null;
  startsAt: Date;
  askedBy: { id: string | null; name: string };
  askedAt: Date;
};

/** What is in force of each kind, and what waits to follow it. */
export type Payouts = Record<
  "payfast" | "bank",
  { current: PayoutDetails | null; waiting: PayoutDetails | null }
>;

const shownLimit = 100;

/** Where the organisation's money goes now, and where it would go. What has started needs nobody to start it. */
export async function findPayouts(tx: TenantTx, organizationId: string): Promise<Payouts> {
  const asker = alias(users, "asker");
  const { provider, environment, startsAt, withdrawnAt, id } = paymentAccounts;
  const rows = await tx
    .select({
      id,
      provider,
      merchantId: paymentAccounts.merchantId,
      holder: paymentAccounts.holder,
      bank: paymentAccounts.bank,
      branchCode: paymentAccounts.branchCode,
      accountNumber: paymentAccounts.accountNumber,
      accountType: paymentAccounts.accountType,
      startsAt,
      // By the database's clock, which set it.
      hasStarted: sql<boolean>`${startsAt} <= now()`,
      createdAt: paymentAccounts.createdAt,
      askedBy: paymentAccounts.askedBy,
      firstName: asker.firstName,
      lastName: asker.lastName,
    })
    .from(paymentAccounts)
    .leftJoin(asker, eq(asker.id, paymentAccounts.askedBy))
    .where(
      and(
        eq(paymentAccounts.organizationId, organizationId),
        isNull(withdrawnAt),
        or(eq(provider, "bank"), eq(environment, env().PAYFAST_ENVIRONMENT)),
      ),
    )
    .orderBy(desc(startsAt), desc(id))
    .limit(shownLimit);
  const of = (kind: "payfast" | "bank") => {
    const kept = rows.filter((row) => row.provider === kind);
    const waiting = kept.find((row) => !row.hasStarted);
    const current = kept.find((row) => row.hasStarted);
    return { current: current ? detailsOf(current) : null, waiting: waiting ? detailsOf(waiting) : null };
  };
  return { payfast: of("payfast"), bank: of("bank") };
}

type Row = {
  id: string;
  merchantId: string | null;
  holder: string | null;
  bank: string | null;
  branchCode: string | null;
  accountNumber: string | null;
  accountType: AccountType | null;
  startsAt: Date;
  createdAt: Date;
  askedBy: string | null;
  firstName: string | null;
  lastName: string | null;
};

function detailsOf({
  id,
  merchantId,
  startsAt,
  createdAt,
  askedBy,
  firstName,
  lastName,
  ...row
}: Row): PayoutDetails {
  const { holder, bank, branchCode, accountNumber, accountType } = row;
  const isBank = holder && bank && branchCode && accountNumber && accountType;
  return {
    id,
    merchantId,
    bankAccount: isBank ? { holder, bank, branchCode, accountNumber, accountType } : null,
    startsAt,
    askedBy: { id: askedBy, name: [firstName, lastName].filter(Boolean).join(" ") },
    askedAt: createdAt,
  };
}
