import { and, eq, isNull, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { CalendarDate } from "@/lib/calendar";
import { ledgerAccounts, transactionLines, transactions } from "@/lib/db/schema/ledger";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents } from "@/lib/money";
import { postTransaction } from "./post-transaction";

/** What is taken back, on which day, and the words the ledger has for it. */
type Reversal = { organizationId: string; donationId: string; postedOn: CalendarDate; description: string };

const later = alias(transactions, "later");

/**
 * Posts the opposite of every transaction of a donation that still stands; each names the one it reverses. Returns
 * how many there were.
 */
export async function reverseTransactionsOf(tx: TenantTx, reversal: Reversal): Promise<number> {
  const { organizationId, donationId, postedOn, description } = reversal;
  const standing = await tx
    .select({ id: transactions.id, paymentId: transactions.paymentId })
    .from(transactions)
    .where(
      and(
        eq(transactions.organizationId, organizationId),
        eq(transactions.donationId, donationId),
        isNull(transactions.reversesId),
        notExists(
          tx
            .select({ id: later.id })
            .from(later)
            .where(and(eq(later.organizationId, organizationId), eq(later.reversesId, transactions.id))),
        ),
      ),
    )
    .orderBy(transactions.createdAt, transactions.id);
  for (const { id, paymentId } of standing) {
    await postTransaction(tx, {
      organizationId,
      donationId,
      postedOn,
      description,
      paymentId: paymentId ?? undefined,
      reversesId: id,
      lines: await oppositeOf(tx, organizationId, id),
    });
  }
  return standing.length;
}

async function oppositeOf(tx: TenantTx, organizationId: string, transactionId: string) {
  const lines = await tx
    .select({
      code: ledgerAccounts.code,
      name: ledgerAccounts.name,
      kind: ledgerAccounts.kind,
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
        eq(transactionLines.transactionId, transactionId),
      ),
    )
    .orderBy(transactionLines.id);
  return lines.map(({ amountCents, ...account }) => ({ account, amountCents: cents(-amountCents) }));
}
