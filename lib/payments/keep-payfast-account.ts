import { and, desc, eq, inArray } from "drizzle-orm";
import { payfastNotifications } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { encrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import { type KeepPayouts, keepPayouts, whyNotPayouts } from "@/lib/payments/keep-payouts";
import { type PayfastAccountInput, payfastAccountInput } from "@/lib/payments/payout-input";
import type { Member } from "@/lib/tenancy/actor";

/**
 * Keeps the organisation's PayFast keys, the passphrase encrypted; none of them is shown again. Keys of the same
 * merchant start at once, those of another one wait: payments begun before are still proved by the old ones.
 */
export async function keepPayfastAccount(
  member: Member,
  input: PayfastAccountInput,
  id = newId(),
): Promise<KeepPayouts> {
  const refused = whyNotPayouts(member);
  if (refused) return refused;
  const { passphrase, ...merchant } = payfastAccountInput.parse(input);
  const { organizationId } = member;
  const passphraseCiphertext = encrypt(passphrase, { organizationId, column: "payment_accounts.passphrase" });
  const environment = env().PAYFAST_ENVIRONMENT;
  return keepPayouts(
    member,
    { id, provider: "payfast", environment, ...merchant, passphraseCiphertext },
    "payfast-account.kept",
    (tx) => judgeRefusedAgain(tx, organizationId),
  );
}

const judgedAgainLimit = 500;

/** What PayFast sent while the passphrase was wrong may be genuine after all. */
export async function judgeRefusedAgain(tx: TenantTx, organizationId: string): Promise<void> {
  const { id, status, reason, receivedAt } = payfastNotifications;
  const refused = await tx
    .select({ id })
    .from(payfastNotifications)
    .where(
      and(
        eq(payfastNotifications.organizationId, organizationId),
        eq(status, "refused"),
        inArray(reason, ["not-genuine", "no-account"]),
      ),
    )
    .orderBy(desc(receivedAt))
    .limit(judgedAgainLimit);
  for (const notification of refused) {
    await enqueue(tx, "payfast.apply-notification", { organizationId, id: notification.id });
  }
}
