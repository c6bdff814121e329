import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { paymentAccounts } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import type { Merchant } from "@/lib/payments/payfast/checkout";

const keptLimit = 20;
// How long PayFast may still tell of what was paid into an account that another has followed.
const afterwards = sql`interval '30 days'`;

/**
 * The organisation's own PayFast account in the environment we run in, its passphrase opened; null while it has
 * none. An account without a passphrase counts as none: anyone could forge its notifications.
 */
export async function findPayfastAccount(tx: TenantTx, organizationId: string): Promise<Merchant | null> {
  const [newest] = await listStarted(tx, organizationId, 1);
  return newest ? merchantOf(organizationId, newest) : null;
}

/**
 * The accounts by whose keys a notification may be proved: the one in force first, then those that were until a
 * month ago, since payments begun with them are still told of. Of one merchant only the newest keys count.
 */
export async function listPayfastAccounts(tx: TenantTx, organizationId: string): Promise<Merchant[]> {
  const started = await listStarted(tx, organizationId, keptLimit);
  const isNewest = (row: Started, at: number) =>
    started.findIndex((other) => other.merchantId === row.merchantId) === at;
  return started
    .filter((row, at) => isNewest(row, at) && (at === 0 || row.isRecent))
    .flatMap((row) => merchantOf(organizationId, row) ?? []);
}

type Started = Awaited<ReturnType<typeof listStarted>>[number];

/** Newest first; `isRecent` is one that another followed less than a month ago. */
function listStarted(tx: TenantTx, organizationId: string, limit: number) {
  const { id, merchantId, merchantKey, passphraseCiphertext, startsAt, withdrawnAt } = paymentAccounts;
  return tx
    .select({
      merchantId,
      merchantKey,
      passphraseCiphertext,
      isRecent: sql<boolean>`coalesce(lag(${startsAt}) over (order by ${startsAt} desc, ${id} desc) > now() - ${afterwards}, true)`,
    })
    .from(paymentAccounts)
    .where(
      and(
        eq(paymentAccounts.organizationId, organizationId),
        eq(paymentAccounts.provider, "payfast"),
        eq(paymentAccounts.environment, env().PAYFAST_ENVIRONMENT),
        isNull(withdrawnAt),
        sql`${startsAt} <= now()`,
      ),
    )
    .orderBy(desc(startsAt), desc(id))
    .limit(limit);
}

function merchantOf(organizationId: string, row: Omit<Started, "isRecent">): Merchant | null {
  const { merchantId, merchantKey, passphraseCiphertext } = row;
  if (!merchantId || !merchantKey || !passphraseCiphertext) return null;
  const passphrase = decrypt(passphraseCiphertext, { organizationId, column: "payment_accounts.passphrase" });
  return passphrase.trim() === "" ? null : { merchantId, merchantKey, passphrase };
}
