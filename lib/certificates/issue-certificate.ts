import { calendarDateOf } from "@/lib/calendar";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import type { DrawnUpFacts } from "./draw-up-facts";
import type { Refusal } from "./eligibility";
import { draftOf, freezeCertificate, type Worker } from "./freeze-certificate";
import { judgeCandidate } from "./judge-candidate";
import { loadCandidate } from "./load-candidate";

export type IssueCertificate =
  | { ok: true; certificateId: string; number: string }
  | { ok: false; reason: "not-permitted" | "unknown-donation" }
  | ({ ok: false } & Refusal)
  | Extract<DrawnUpFacts, { ok: false }>;

/**
 * Issues the Section 18A certificate of one donation: number, frozen facts, register and the job that draws and
 * stores the paper, all in one transaction. Refused, it writes nothing; called again, it refuses.
 */
export async function issueCertificate(
  actor: Member | Worker,
  donationId: string,
  now = new Date(),
): Promise<IssueCertificate> {
  if (actor.kind === "member" && lacks(actor, "certificates:issue"))
    return { ok: false, reason: "not-permitted" };
  return withTenant(actor, async (tx): Promise<IssueCertificate> => {
    const candidate = await loadCandidate(tx, actor.organizationId, donationId, { isLocked: true });
    if (!candidate) return { ok: false, reason: "unknown-donation" };
    const eligibility = judgeCandidate(candidate, calendarDateOf(now));
    if (!eligibility.ok) return eligibility;
    const draft = draftOf(candidate, now);
    if (!draft.ok) return draft;
    return { ok: true, ...(await freezeCertificate(tx, actor, candidate.donation, draft, now)) };
  });
}
