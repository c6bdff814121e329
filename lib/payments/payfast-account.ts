import { and, eq } from "drizzle-orm";
import { paymentAccounts } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import type { Merchant } from "@/lib/payments/payfast/checkout";

/**
 * The organisation's own PayFast account in the environment we run in, its passphrase opened; null while it has
 * none. An account without a passphrase counts as none: anyone could forge its notifications.
 */
export async function findPayfastAccount(tx: TenantTx, organizationId: string): Promise<Merchant | null> {
  const { merchantId, merchantKey, passphraseCiphertext } = paymentAccounts;
  const [account] = await tx
    .select({ merchantId, merchantKey, passphraseCiphertext })
    .from(paymentAccounts)
    .where(
      and(
        eq(paymentAccounts.organizationId, organizationId),
        eq(paymentAccounts.provider, "payfast"),
        eq(paymentAccounts.environment, env().PAYFAST_ENVIRONMENT),
      ),
    );
  if (!account) return null;
  const passphrase = decrypt(account.passphraseCiphertext, {
    organizationId,
    column: "payment_accounts.passphrase",
  });
  if (passphrase.trim() === "") return null;
  return { merchantId: account.merchantId, merchantKey: account.merchantKey, passphrase };
}
