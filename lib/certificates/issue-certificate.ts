import { recordEvent } from "@/lib/audit/record-event";
import { calendarDateOf } from "@/lib/calendar";
import { certificateLines, certificateRegister, taxCertificates } from "@/lib/db/schema/certificates";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { encrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import { invariant } from "@/lib/invariant";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import { taxYearOf } from "@/lib/tax-year";
import type { Actor, Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type DrawnUpFacts, drawUpFacts } from "./draw-up-facts";
import type { Refusal } from "./eligibility";
import type { CertificateFacts } from "./facts";
import { judgeCandidate } from "./judge-candidate";
import { type LoadedCandidate, loadCandidate } from "./load-candidate";
import { takeNumber } from "./take-number";
import { makeVerifyCode } from "./verify-code";

export type Worker = Extract<Actor, { kind: "system" }> & { organizationId: string };

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
  if (actor.kind === "member" && !actor.permissions.has("certificates:issue"))
    return { ok: false, reason: "not-permitted" };
  return withTenant(actor, async (tx): Promise<IssueCertificate> => {
    const candidate = await loadCandidate(tx, actor.organizationId, donationId, { isLocked: true });
    if (!candidate) return { ok: false, reason: "unknown-donation" };
    const { donation } = candidate;
    const issuedOn = calendarDateOf(now);
    const eligibility = judgeCandidate(candidate, issuedOn);
    if (!eligibility.ok) return eligibility;
    const verifyCode = makeVerifyCode();
    const issue = {
      series: seriesFor(donation),
      issuedOn,
      verifyUrl: `${env().NIKA_PUBLIC_URL}/verify/${verifyCode}`,
    };
    // Whatever cannot be printed is refused before a number is taken.
    const draft = drawUpFacts(candidate, { ...issue, number: "0000-000000" });
    if (!draft.ok) return draft;
    return freeze(tx, actor, candidate, { ...draft.facts, ...issue }, verifyCode, now);
  });
}

/** What passed PayFast's sandbox or a stand-in never counts among real certificates. */
function seriesFor(donation: LoadedCandidate["donation"]): CertificateFacts["series"] {
  return donation.passedSandbox || env().PAYFAST_ENVIRONMENT !== "live" ? "SPECIMEN" : "18A";
}

async function freeze(
  tx: TenantTx,
  actor: Member | Worker,
  { donation }: LoadedCandidate,
  draft: CertificateFacts,
  verifyCode: string,
  now: Date,
): Promise<IssueCertificate> {
  const { organizationId } = actor;
  const { series, issuedOn, ruleSet, totalCents, lines } = draft;
  const certificateId = newId();
  const taxYear = taxYearOf(issuedOn);
  const { sequence, number } = await takeNumber(tx, { organizationId, series, taxYear });
  const facts: CertificateFacts = { ...draft, number };
  await tx.insert(taxCertificates).values({
    organizationId,
    id: certificateId,
    series,
    taxYear,
    numberSequence: sequence,
    number,
    donorId: donation.donorId,
    issuedAt: now,
    issuedOn,
    ruleSet,
    totalCents,
    verifyCode,
    snapshotCiphertext: encrypt(JSON.stringify(facts), {
      organizationId,
      column: "tax_certificates.snapshot",
    }),
    status: "issued",
  });
  invariant(lines.length === 1, "a certificate of one donation has one line");
  await tx.insert(certificateLines).values(
    lines.map(({ donationId, amountCents, receivedOn, taxYear: year }) => ({
      organizationId,
      id: newId(),
      certificateId,
      donationId,
      amountCents,
      receivedOn,
      taxYear: year,
    })),
  );
  const byUserId = actor.kind === "member" ? actor.userId : null;
  await tx.insert(certificateRegister).values({
    organizationId,
    id: newId(),
    certificateId,
    event: "issued",
    happenedAt: now,
    byUserId,
  });
  await recordEvent(tx, {
    organizationId,
    actorKind: actor.kind,
    actorUserId: byUserId,
    action: "certificate.issued",
    subjectType: "certificate",
    subjectId: certificateId,
    details: { number, donationId: donation.id, totalCents },
  });
  await enqueue(tx, "certificate.store", { organizationId, id: certificateId });
  return { ok: true, certificateId, number };
}
