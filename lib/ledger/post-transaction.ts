import { and, eq, sql } from "drizzle-orm";
import type { CalendarDate } from "@/lib/calendar";
import { ledgerAccounts, transactionLines, transactions } from "@/lib/db/schema/ledger";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { invariant } from "@/lib/invariant";
import { type Cents, sumCents } from "@/lib/money";
import { newId } from "@/lib/new-id";
import type { Account } from "./account";

/** Debit positive, credit negative, never zero. */
export type Line = { account: Account; amountCents: Cents };

export type Posting = {
  organizationId: string;
  postedOn: CalendarDate;
  description: string;
  /** Two or more, summing to zero. */
  lines: Line[];
  paymentId?: string;
  donationId?: string;
  unallocatedPaymentId?: string;
  reversesId?: string;
};

/**
 * Posts a double-entry transaction and moves its accounts' balances, in the transaction of the fact it records.
 * It stands for ever: a mistake is mended by a posting that reverses it. Returns its id.
 */
export async function postTransaction(tx: TenantTx, posting: Posting): Promise<string> {
  const { organizationId, lines, ...facts } = posting;
  invariant(lines.length >= 2, "a ledger transaction has two lines or more");
  invariant(
    sumCents(lines.map((line) => line.amountCents)) === 0,
    "a ledger transaction's lines sum to zero",
  );
  const id = newId();
  await tx.insert(transactions).values({ organizationId, id, ...facts });
  // Balances are locked in one order, so that two postings never wait for each other.
  const inOrder = [...lines].sort((a, b) => a.account.code.localeCompare(b.account.code));
  for (const { account, amountCents } of inOrder) {
    const accountId = await openAccount(tx, organizationId, account);
    await tx
      .insert(transactionLines)
      .values({ organizationId, id: newId(), transactionId: id, accountId, amountCents });
    await tx.execute(sql`select app.move_balance(${accountId}, ${amountCents})`);
  }
  return id;
}

async function openAccount(tx: TenantTx, organizationId: string, account: Account): Promise<string> {
  const find = () =>
    tx
      .select({ id: ledgerAccounts.id })
      .from(ledgerAccounts)
      .where(and(eq(ledgerAccounts.organizationId, organizationId), eq(ledgerAccounts.code, account.code)));
  const [open] = await find();
  if (open) return open.id;
  await tx
    .insert(ledgerAccounts)
    .values({ organizationId, id: newId(), ...account })
    .onConflictDoNothing();
  const [opened] = await find();
  invariant(opened, "an account that was just opened is there");
  return opened.id;
}
