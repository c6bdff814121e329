import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { paymentAccounts } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { BankAccount } from "@/lib/payments/payout-input";

/** The bank account in force, as anybody may know it who would give by EFT; null while there is none. */
export async function findBankAccount(tx: TenantTx, organizationId: string): Promise<BankAccount | null> {
  const { holder, bank, branchCode, accountNumber, accountType, startsAt } = paymentAccounts;
  const [account] = await tx
    .select({ holder, bank, branchCode, accountNumber, accountType })
    .from(paymentAccounts)
    .where(
      and(
        eq(paymentAccounts.organizationId, organizationId),
        eq(paymentAccounts.provider, "bank"),
        isNull(paymentAccounts.withdrawnAt),
        sql`${startsAt} <= now()`,
      ),
    )
    .orderBy(desc(startsAt), desc(paymentAccounts.id))
    .limit(1);
  // The database holds all five or none (payment_accounts_details).
  return (account as BankAccount | undefined) ?? null;
}
