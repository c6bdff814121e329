import { afterAll, beforeAll, expect, test } from "vitest";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { verifyCertificate } from "@/lib/certificates/verify-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { withdrawForRefund } from "@/lib/certificates/withdraw-for-refund";
import { newId } from "@/lib/new-id";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aGift, anIssuer, asOwner, type Issuer } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let issuer: Issuer;
let other: Issuer;
const now = new Date("2026-11-20T08:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  issuer = await anIssuer(database, "ukukhanya");
  other = await anIssuer(database, "other");
});
afterAll(closePools);

async function anIssued(receivedOn = "2026-11-19") {
  const donationId = await aGift(issuer, { receivedOn });
  const issued = await issueCertificate(issuer.system, donationId, now);
  if (!issued.ok) throw new Error(issued.reason);
  const [row] = await asOwner(database, "select verify_code from tax_certificates where id = $1", [
    issued.certificateId,
  ]);
  return {
    donationId,
    certificateId: issued.certificateId,
    number: issued.number,
    code: row.verify_code as string,
  };
}

/** Each question from an address of its own. */
async function verified(typed: string) {
  const answer = await verifyCertificate(typed, newId());
  return answer.ok ? answer.certificate : null;
}

const registerOf = async (certificateId: string) =>
  await asOwner(
    database,
    "select event, reason, by_user_id from certificate_register where certificate_id = $1 order by created_at, event",
    [certificateId],
  );

test("the verify page knows a certificate by its code, however it is typed, and tells nothing of the donor", async () => {
  const { code, number } = await anIssued();
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll("-", " "),
    ` ${code.replaceAll("-", "")} `,
  ]) {
    expect(await verified(typed)).toEqual({
      state: "valid",
      number,
      organizationName: "Ukukhanya Literacy Trust",
      organizationEmail: "treasurer@ukukhanya.example",
      pboNumber: "930074218",
      approvalSeenOn: "2026-03-12",
      amountCents: 50_000,
      issuedOn: "2026-11-20",
      taxYears: [2027],
      isSpecimen: true,
      endedOn: null,
      replacedByNumber: null,
      replacesNumber: null,
    });
  }
  for (const unknown of ["", "XXXX-XXXX-XXXX", "' or true --", `${code}2`, "2027-000001"]) {
    expect(await verified(unknown)).toBeNull();
  }
});

test("the tax year is that of the donation, though the number counts in that of the date of issue", async () => {
  const { code, number } = await anIssued("2026-02-10");
  expect(number).toMatch(/^2027-/);
  expect(await verified(code)).toMatchObject({ taxYears: [2026] });
});

test("an address that asks too often is told so, and others are answered", async () => {
  const { code } = await anIssued();
  const address = "203.0.113.7";
  const answers = await Promise.all(
    Array.from({ length: 70 }, () => verifyCertificate("XXXX-XXXX-XXXX", address)),
  );
  const refused = answers.filter((answer) => !answer.ok && answer.reason === "too-many-questions");
  expect(refused).toHaveLength(10);
  expect(await verifyCertificate(code, address)).toMatchObject({ ok: false, reason: "too-many-questions" });
  expect(await verifyCertificate(code, "203.0.113.8")).toMatchObject({ ok: true });
});

test("a void needs permission, a reason and a certificate that still counts, and frees the donation", async () => {
  const { certificateId, donationId, code } = await anIssued();
  const reason = "the donor's name was misspelt";
  const viewer = { ...issuer.member, permissions: new Set<never>() };
  const before = await registerOf(certificateId);
  expect(await voidCertificate(viewer, { certificateId, reason })).toEqual({
    ok: false,
    reason: "not-permitted",
  });
  expect(await voidCertificate(issuer.member, { certificateId, reason: "  " })).toEqual({
    ok: false,
    reason: "reason-missing",
  });
  expect(await voidCertificate(other.member, { certificateId, reason })).toEqual({
    ok: false,
    reason: "unknown-certificate",
  });
  expect(await voidCertificate(issuer.member, { certificateId: newId(), reason })).toEqual({
    ok: false,
    reason: "unknown-certificate",
  });
  expect(await registerOf(certificateId)).toEqual(before);

  expect(await voidCertificate(issuer.member, { certificateId, reason })).toEqual({ ok: true });
  expect(await voidCertificate(issuer.member, { certificateId, reason })).toEqual({
    ok: false,
    reason: "already-ended",
  });
  expect(await registerOf(certificateId)).toMatchObject([
    { event: "issued" },
    { event: "voided", reason, by_user_id: issuer.member.userId },
  ]);
  expect(await verified(code)).toMatchObject({
    state: "voided",
    endedOn: expect.stringMatching(/^\d{4}-/),
  });
  expect(JSON.stringify(await verified(code))).not.toContain("misspelt");
  expect(await issueCertificate(issuer.system, donationId, now)).toMatchObject({ ok: true });
});

test("money that goes back withdraws and voids the certificate in the same transaction, once", async () => {
  const { donationId, certificateId, code } = await anIssued();
  const refund = () =>
    withTenant(issuer.system, (tx) => withdrawForRefund(tx, { organizationId: issuer.id, donationId }));
  await asOwner(database, "update donations set status = 'refunded' where id = $1", [donationId]);
  const rolledBack = withTenant(issuer.system, async (tx) => {
    await withdrawForRefund(tx, { organizationId: issuer.id, donationId });
    throw new Error("the refund failed");
  });
  await expect(rolledBack).rejects.toThrow("the refund failed");
  expect(await verified(code)).toMatchObject({ state: "valid" });

  expect(await refund()).toBe("voided");
  expect(await refund()).toBeNull();
  expect((await registerOf(certificateId)).map(({ event }) => event).sort()).toEqual([
    "issued",
    "voided",
    "withdrawn",
  ]);
  expect(await verified(code)).toMatchObject({ state: "voided" });
});

test("an issued certificate, its lines and the register are changed or deleted by nobody, the database's owner included", async () => {
  const { certificateId } = await anIssued();
  const attempts = [
    "update tax_certificates set number = '2027-999999' where id = $1",
    "update tax_certificates set total_cents = 1 where id = $1",
    "update tax_certificates set verify_code = '' where id = $1",
    "update tax_certificates set issued_on = '2026-01-01' where id = $1",
    "update certificate_lines set amount_cents = 1 where certificate_id = $1",
    "update certificate_register set reason = 'none' where certificate_id = $1",
    "delete from certificate_register where certificate_id = $1",
    "delete from certificate_lines where certificate_id = $1",
    "delete from tax_certificates where id = $1",
    "update certificate_counters set last_number = 0 where organization_id = (select organization_id from tax_certificates where id = $1)",
    "delete from certificate_counters where organization_id = (select organization_id from tax_certificates where id = $1)",
  ];
  for (const attempt of attempts) {
    await expect(asOwner(database, attempt, [certificateId]), attempt).rejects.toMatchObject({
      code: "42501",
    });
  }
  // The owner may encrypt the same facts under another key; nobody else touches them.
  const resealed = "update tax_certificates set snapshot_ciphertext = '' where id = $1";
  const asMember = [...attempts, resealed].map((text) => text.replace("$1", `'${certificateId}'`));
  for (const actor of [issuer.member, issuer.system] as const) {
    for (const attempt of asMember) {
      const tried = withTenant(actor, async (tx) => void (await tx.execute(attempt)));
      await expect(tried, `${actor.kind}: ${attempt}`).rejects.toMatchObject({ code: "42501" });
    }
  }
});

test("a paper that was stored keeps its hash", async () => {
  const { certificateId } = await anIssued();
  const set = "update tax_certificates set pdf_sha256 = $2, stored_at = now() where id = $1";
  await asOwner(database, set, [certificateId, "a".repeat(64)]);
  await expect(asOwner(database, set, [certificateId, "b".repeat(64)])).rejects.toMatchObject({
    code: "42501",
  });
});
