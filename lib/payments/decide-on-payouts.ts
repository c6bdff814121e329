import { sql } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { judgeRefusedAgain } from "@/lib/payments/keep-payfast-account";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { isStale, lacks, refused } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Refusal = "not-permitted" | "not-waiting" | "own-change" | "new-owner";
export type AgreeToPayouts = { ok: true } | NotFresh | { ok: false; reason: Refusal };
export type WithdrawPayouts = { ok: true } | { ok: false; reason: "not-permitted" | "not-waiting" };

/**
 * A second owner's yes: what waits starts at once. Nobody agrees to their own change, nor who became an owner only
 * after it was asked for. The database asks the same.
 */
export async function agreeToPayouts(member: Member, changeId: string): Promise<AgreeToPayouts> {
  if (lacks(member, "settings:payouts")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<AgreeToPayouts> => {
    const said = await ask<Refusal>(tx, sql`select app.agree_to_payouts(${changeId}) as said`);
    if (said !== "done") return refused(member, said);
    await record(tx, member, "payouts.agreed");
    await judgeRefusedAgain(tx, organizationId);
    await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
    return { ok: true };
  });
}

/** Takes back what waits, whoever asked for it; the details in force stay. It protects, so it asks for no proof. */
export async function withdrawPayouts(member: Member, changeId: string): Promise<WithdrawPayouts> {
  if (lacks(member, "settings:payouts")) return { ok: false, reason: "not-permitted" };
  return withTenant(member, async (tx): Promise<WithdrawPayouts> => {
    const said = await ask<"not-permitted" | "not-waiting">(
      tx,
      sql`select app.withdraw_payouts(${changeId}) as said`,
    );
    if (said !== "done") return { ok: false, reason: said };
    await record(tx, member, "payouts.withdrawn");
    return { ok: true };
  });
}

async function ask<Said extends string>(tx: TenantTx, query: ReturnType<typeof sql>): Promise<Said | "done"> {
  const { rows } = (await tx.execute(query)) as unknown as { rows: { said: Said | "done" }[] };
  return rows[0]!.said;
}

const record = (tx: TenantTx, { organizationId, userId }: Member, action: string) =>
  recordEvent(tx, {
    organizationId,
    actorKind: "member",
    actorUserId: userId,
    action,
    subjectType: "organization",
    subjectId: organizationId,
  });
