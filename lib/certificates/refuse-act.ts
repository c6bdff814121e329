import type { Member } from "@/lib/tenancy/actor";
import { lacks, lacksAll } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { permissionsFor } from "./approval";
import { decide, holdApproval } from "./decide-approval";

export type RefuseAct =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "reason-missing" | "unknown-approval" | "decided" };

/** Says no to what a colleague asked for, with a reason they read; or takes back what the member asked for themself. */
export async function refuseAct(
  member: Member,
  { approvalId, reason }: { approvalId: string; reason: string },
  now = new Date(),
): Promise<RefuseAct> {
  if (lacksAll(member, "donations:reverse", "certificates:void"))
    return { ok: false, reason: "not-permitted" };
  const why = reason.normalize("NFC").trim().slice(0, 500);
  if (!why) return { ok: false, reason: "reason-missing" };
  return withTenant(member, async (tx): Promise<RefuseAct> => {
    const approval = await holdApproval(tx, member.organizationId, approvalId);
    if (!approval) return { ok: false, reason: "unknown-approval" };
    if (lacks(member, ...permissionsFor(approval.act))) return { ok: false, reason: "not-permitted" };
    if (approval.decision) return { ok: false, reason: "decided" };
    const decision = approval.requestedBy === member.userId ? "taken-back" : "refused";
    await decide(tx, member, approval, { decision, reason: why }, now);
    return { ok: true };
  });
}
