import { and, desc, eq, inArray, sum } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import { accountTotals, ledgerAccounts, transactionLines, transactions } from "@/lib/db/schema/ledger";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Account } from "@/lib/ledger/account";
import { inColumns, type PostedTransaction } from "@/lib/ledger/views";
import { type Cents, cents } from "@/lib/money";
import type { Member } from "@/lib/tenancy/actor";

/** The ledger transactions of a donation with their lines, newest first. */
export async function listTransactionsOfDonation(
  tx: TenantTx,
  organizationId: string,
  donationId: string,
): Promise<PostedTransaction[]> {
  const posted = await tx
    .select({ id: transactions.id, postedOn: transactions.postedOn, description: transactions.description })
    .from(transactions)
    .where(and(eq(transactions.organizationId, organizationId), eq(transactions.donationId, donationId)))
    .orderBy(desc(transactions.createdAt), desc(transactions.id))
    .limit(20);
  if (posted.length === 0) return [];
  const lines = await tx
    .select({
      id: transactionLines.id,
      transactionId: transactionLines.transactionId,
      code: ledgerAccounts.code,
      account: ledgerAccounts.name,
      amountCents: transactionLines.amountCents,
    })
    .from(transactionLines)
    .innerJoin(
      ledgerAccounts,
      and(
        eq(ledgerAccounts.organizationId, organizationId),
        eq(ledgerAccounts.id, transactionLines.accountId),
      ),
    )
    .where(
      and(
        eq(transactionLines.organizationId, organizationId),
        inArray(
          transactionLines.transactionId,
          posted.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(transactionLines.id);
  return posted.map(({ id, postedOn, description }) => ({
    id,
    postedOn: calendarDate(postedOn),
    description,
    ...inColumns(
      lines
        .filter((line) => line.transactionId === id)
        .map((line) => ({ ...line, amountCents: cents(line.amountCents) })),
    ),
  }));
}

/**
 * What stands on an account, from its kept total: 0 where nothing was ever posted to it. For a colleague limited to
 * campaigns it is added up from the lines that they may see.
 */
export async function balanceOf(
  tx: TenantTx,
  { organizationId, isLimited }: Pick<Member, "organizationId" | "isLimited">,
  account: Account,
): Promise<Cents> {
  if (isLimited) return sumOfLines(tx, organizationId, account);
  const [total] = await tx
    .select({ balanceCents: accountTotals.balanceCents })
    .from(accountTotals)
    .innerJoin(
      ledgerAccounts,
      and(eq(ledgerAccounts.organizationId, organizationId), eq(ledgerAccounts.id, accountTotals.accountId)),
    )
    .where(and(eq(accountTotals.organizationId, organizationId), eq(ledgerAccounts.code, account.code)));
  return cents(total?.balanceCents ?? 0);
}

async function sumOfLines(tx: TenantTx, organizationId: string, account: Account): Promise<Cents> {
  const [total] = await tx
    .select({ sum: sum(transactionLines.amountCents) })
    .from(transactionLines)
    .innerJoin(
      ledgerAccounts,
      and(
        eq(ledgerAccounts.organizationId, organizationId),
        eq(ledgerAccounts.id, transactionLines.accountId),
      ),
    )
    .where(and(eq(transactionLines.organizationId, organizationId), eq(ledgerAccounts.code, account.code)));
  return cents(Number(total?.sum ?? 0));
}
