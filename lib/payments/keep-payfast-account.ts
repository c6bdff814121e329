import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { payfastNotifications, paymentAccounts } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { encrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** A merchant's keys as PayFast's dashboard shows them; the "salt passphrase" is compulsory with us. */
export const payfastAccountInput = z.object({
  merchantId: z
    .string()
    .trim()
    .regex(/^\d{8,12}$/, "malformed"),
  merchantKey: z
    .string()
    .trim()
    .regex(/^[a-z0-9]{8,40}$/i, "malformed"),
  passphrase: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9/_-]{8,32}$/, "malformed"),
});

export type PayfastAccountInput = z.input<typeof payfastAccountInput>;
export type KeepPayfastAccount = { ok: true } | { ok: false; reason: "not-permitted" };

/** Keeps the organisation's PayFast keys, the passphrase encrypted; none of them is shown again. */
export async function keepPayfastAccount(
  member: Member,
  input: PayfastAccountInput,
): Promise<KeepPayfastAccount> {
  if (!member.permissions.has("settings:payouts")) return { ok: false, reason: "not-permitted" };
  const { merchantId, merchantKey, passphrase } = payfastAccountInput.parse(input);
  const { organizationId } = member;
  const passphraseCiphertext = encrypt(passphrase, { organizationId, column: "payment_accounts.passphrase" });
  const keys = { merchantId, merchantKey, passphraseCiphertext };
  const environment = env().PAYFAST_ENVIRONMENT;
  await withTenant(member, async (tx) => {
    await tx
      .insert(paymentAccounts)
      .values({ organizationId, id: newId(), provider: "payfast", environment, ...keys })
      .onConflictDoUpdate({
        target: [paymentAccounts.organizationId, paymentAccounts.provider, paymentAccounts.environment],
        set: { ...keys, updatedAt: sql`now()` },
      });
    await judgeRefusedAgain(tx, organizationId);
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "payfast-account.kept",
      subjectType: "organization",
      subjectId: organizationId,
    });
    // Its pages say whether they can take gifts.
    await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
  });
  return { ok: true };
}

const judgedAgainLimit = 500;

/** What PayFast sent while the passphrase was wrong may be genuine after all. */
async function judgeRefusedAgain(tx: TenantTx, organizationId: string): Promise<void> {
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
