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
import { type DrawnUpFacts, drawUpFacts } from "./draw-up-facts";
import type { CertificateFacts } from "./facts";
import type { LoadedCandidate } from "./load-candidate";
import { takeNumber } from "./take-number";
import { makeVerifyCode } from "./verify-code";

export type Worker = Extract<Actor, { kind: "system" }> & { organizationId: string };
/** The certificate that a new one stands in for. */
export type Replaced = { id: string; number: string };
type Draft = Extract<DrawnUpFacts, { ok: true }> & { verifyCode: string };

/** What a certificate would say but for its number: whatever cannot be printed is refused before one is taken. */
export function draftOf(
  candidate: LoadedCandidate,
  now: Date,
  replaces?: Replaced,
): Draft | Extract<DrawnUpFacts, { ok: false }> {
  const verifyCode = makeVerifyCode();
  const draft = drawUpFacts(candidate, {
    series: seriesFor(candidate.donation),
    number: "0000-000000",
    issuedOn: calendarDateOf(now),
    verifyUrl: `${env().NIKA_PUBLIC_URL}/verify/${verifyCode}`,
    ...(replaces && { replaces: replaces.number }),
  });
  return draft.ok ? { ...draft, verifyCode } : draft;
}

/** What passed PayFast's sandbox or a stand-in never counts among real certificates. */
function seriesFor(donation: LoadedCandidate["donation"]): CertificateFacts["series"] {
  return donation.passedSandbox || env().PAYFAST_ENVIRONMENT !== "live" ? "SPECIMEN" : "18A";
}

/** Takes a number and writes the certificate with its line, its place in the register and the job that stores it. */
export async function freezeCertificate(
  tx: TenantTx,
  actor: Member | Worker,
  donation: { id: string; donorId: string },
  draft: Draft,
  now: Date,
  replaces?: Replaced,
): Promise<{ certificateId: string; number: string }> {
  const { organizationId } = actor;
  const { series, issuedOn, ruleSet, totalCents, lines } = draft.facts;
  const certificateId = newId();
  const taxYear = taxYearOf(issuedOn);
  const { sequence, number } = await takeNumber(tx, { series, taxYear });
  const facts: CertificateFacts = { ...draft.facts, number };
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
    verifyCode: draft.verifyCode,
    snapshotCiphertext: encrypt(JSON.stringify(facts), {
      organizationId,
      column: "tax_certificates.snapshot",
    }),
    replacesId: replaces?.id ?? null,
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
    details: { number, donationId: donation.id, totalCents, ...(replaces && { replaces: replaces.number }) },
    happenedAt: now,
  });
  await enqueue(tx, "certificate.store", { organizationId, id: certificateId });
  return { certificateId, number };
}
