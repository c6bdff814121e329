import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { isStale, lacks, lacksAll, refused } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { asksProof, correctionPlace, permissionsFor } from "./approval";
import { type Approval, decide, holdApproval } from "./decide-approval";
import { type ReplaceCertificate, replaceNow } from "./replace-certificate";
import { type Correction, correctionInput } from "./replacement-input";
import type { ReverseDonation } from "./reverse-donation";
import { reverseNow } from "./reverse-now";
import { type VoidCertificate, voidNow } from "./void-certificate";

type Act = ReverseDonation | VoidCertificate | ReplaceCertificate;
export type ApproveAct =
  | { ok: true }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "unknown-approval" | "decided" | "own-act" }
  | { ok: false; reason: "act-refused"; why: Extract<Act, { ok: false }> };

/**
 * Says yes to what a colleague asked for, and does it, in one transaction: the act is done by who approves, for the
 * reason of who asked. Nobody approves their own. Where the act is refused by then, nothing changes and it waits on.
 */
export async function approveAct(member: Member, approvalId: string, now = new Date()): Promise<ApproveAct> {
  if (lacksAll(member, "donations:reverse", "certificates:void"))
    return { ok: false, reason: "not-permitted" };
  return withTenant(member, async (tx): Promise<ApproveAct> => {
    const approval = await holdApproval(tx, member.organizationId, approvalId);
    if (!approval) return { ok: false, reason: "unknown-approval" };
    if (lacks(member, ...permissionsFor(approval.act))) return { ok: false, reason: "not-permitted" };
    if (approval.decision) return { ok: false, reason: "decided" };
    if (approval.requestedBy === member.userId) return refused(member, "own-act");
    if (asksProof(approval.act) && isStale(member)) return notFresh;
    const done = await doNow(tx, member, approval, now);
    if (!done.ok) return { ok: false, reason: "act-refused", why: done };
    await decide(tx, member, approval, { decision: "approved", reason: null }, now);
    return { ok: true };
  });
}

function doNow(tx: TenantTx, member: Member, approval: Approval, now: Date): Promise<Act> {
  const { subjectId, reason } = approval;
  switch (approval.act) {
    case "donation.reverse":
      return reverseNow(tx, member, { donationId: subjectId, reason }, now);
    case "certificate.void":
      return voidNow(tx, member, { certificateId: subjectId, reason }, now);
    case "certificate.replace":
      return replaceNow(
        tx,
        member,
        { certificateId: subjectId, reason, correction: correctionOf(approval) },
        now,
      );
  }
}

function correctionOf({ organizationId, correctionCiphertext }: Approval): Correction | undefined {
  if (!correctionCiphertext) return undefined;
  const plain = decrypt(correctionCiphertext, correctionPlace(organizationId));
  return correctionInput.parse(JSON.parse(plain));
}
