import { sql } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { paymentAccounts } from "@/lib/db/schema/payments";
import { encrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import { newId } from "@/lib/new-id";
import { type PayfastAccountInput, payfastAccountInput } from "@/lib/payments/input";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type SavePayfastAccount = { ok: true } | { ok: false; reason: "not-permitted" };

/** Keeps where an organisation's gifts go: its own PayFast account, the passphrase encrypted. */
export async function savePayfastAccount(
  member: Member,
  input: PayfastAccountInput,
): Promise<SavePayfastAccount> {
  if (!member.permissions.has("settings:payouts")) return { ok: false, reason: "not-permitted" };
  const { merchantId, merchantKey, passphrase } = payfastAccountInput.parse(input);
  const { organizationId } = member;
  const id = newId();
  const environment = env().PAYFAST_ENVIRONMENT;
  const passphraseCiphertext = encrypt(passphrase, { organizationId, column: "payment_accounts.passphrase" });
  await withTenant(member, async (tx) => {
    const [saved] = await tx
      .insert(paymentAccounts)
      .values({
        organizationId,
        id,
        provider: "payfast",
        environment,
        merchantId,
        merchantKey,
        passphraseCiphertext,
      })
      .onConflictDoUpdate({
        target: [paymentAccounts.organizationId, paymentAccounts.provider, paymentAccounts.environment],
        set: { merchantId, merchantKey, passphraseCiphertext, updatedAt: sql`now()` },
      })
      .returning({ id: paymentAccounts.id });
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "payfast-account.saved",
      subjectType: "payment_account",
      subjectId: saved!.id,
      details: { environment },
    });
  });
  return { ok: true };
}
