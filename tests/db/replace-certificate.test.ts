import { afterAll, beforeAll, expect, test } from "vitest";
import { certificateFacts } from "@/lib/certificates/facts";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { replaceCertificate } from "@/lib/certificates/replace-certificate";
import { storeCertificate } from "@/lib/certificates/store-certificate";
import { verifyCertificate } from "@/lib/certificates/verify-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { writeCertificateMail } from "@/lib/certificates/write-certificate-mail";
import { decrypt } from "@/lib/encryption";
import { newId } from "@/lib/new-id";
import { ourBucket } from "@/lib/storage/bucket";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague } from "@/tests/support/cast";
import { aGift, anIssuer, asOwner, type Issuer, nkosi } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { openStorage } from "@/tests/support/stand-ins";

let database: TestDatabase;
let issuer: Issuer;
let other: Issuer;
const now = new Date("2026-11-20T08:00:00Z");
const reason = "Surname changed to Nkosi-Dube before 1 March.";
const correction = {
  name: "Thandi Nkosi-Dube",
  addressLines: ["8 Boundary Road", "Howick 3290"],
  phone: nkosi.phone,
  email: nkosi.email,
};

beforeAll(async () => {
  database = await openTestDatabase();
  await openStorage();
  issuer = await anIssuer(database, "ukukhanya");
  other = await anIssuer(database, "other");
});
afterAll(async () => {
  ourBucket().client.destroy();
  await closePools();
});

async function anIssued() {
  const donationId = await aGift(issuer);
  const issued = await issueCertificate(issuer.system, donationId, now);
  if (!issued.ok) throw new Error(issued.reason);
  return { donationId, certificateId: issued.certificateId, number: issued.number };
}

/** All that a replacement may touch, as it stands. */
const stateOf = (donationId: string) =>
  asOwner(
    database,
    `select c.number, c.status, c.replaces_id, l.is_live, t.details_ciphertext,
       (select json_agg(json_build_array(r.event, r.reason, r.by_user_id) order by r.happened_at, r.event)
         from certificate_register r where r.certificate_id = c.id) as register,
       (select json_agg(e.action order by e.happened_at, e.id) from audit_events e where e.subject_id = c.id) as events,
       (select last_number from certificate_counters n where n.organization_id = c.organization_id and n.series = c.series) as taken
     from certificate_lines l join tax_certificates c on c.id = l.certificate_id
     join donation_tax_details t on t.donation_id = l.donation_id
     where l.donation_id = $1 order by c.number_sequence`,
    [donationId],
  );

const factsOf = async (certificateId: string) => {
  const [row] = await asOwner(
    database,
    "select snapshot_ciphertext as s from tax_certificates where id = $1",
    [certificateId],
  );
  const about = { organizationId: issuer.id, column: "tax_certificates.snapshot" } as const;
  return certificateFacts.parse(JSON.parse(decrypt(row.s, about)));
};

test("a replacement needs permission, a reason, a certificate that counts and facts that can be printed; refused, nothing changes", async () => {
  const { certificateId, donationId } = await anIssued();
  const before = await stateOf(donationId);
  const viewer = await aColleague(issuer, "a-viewer", "viewer");
  const manager = await aColleague(issuer, "a-manager", "manager");
  const attempts = [
    [viewer, { certificateId, reason }, "not-permitted"],
    [manager, { certificateId, reason }, "not-permitted"],
    [other.member, { certificateId, reason }, "unknown-certificate"],
    [issuer.member, { certificateId: newId(), reason }, "unknown-certificate"],
    [issuer.member, { certificateId, reason: "  " }, "reason-missing"],
    [
      issuer.member,
      { certificateId, reason, correction: { ...correction, identityNumber: "8001015009088" } },
      "identity-unclear",
    ],
    [
      issuer.member,
      { certificateId, reason, correction: { ...correction, addressLines: ["Howick"] } },
      "donor-details-incomplete",
    ],
    [
      issuer.member,
      { certificateId, reason, correction: { ...correction, name: "Thandi 🌱 Nkosi" } },
      "cannot-be-drawn",
    ],
  ] as const;
  for (const [who, asked, refusal] of attempts) {
    const input = {
      ...asked,
      correction:
        "correction" in asked
          ? { ...asked.correction, addressLines: [...asked.correction.addressLines] }
          : undefined,
    };
    expect(await replaceCertificate(who, input, now)).toMatchObject({ ok: false, reason: refusal });
    expect(await stateOf(donationId), refusal).toEqual(before);
  }
});

test("the old number is replaced as the new one is issued, each names the other, and the details are corrected", async () => {
  const old = await anIssued();
  const replaced = await replaceCertificate(issuer.member, { ...old, reason, correction }, now);
  if (!replaced.ok) throw new Error(replaced.reason);
  const [first, second] = await stateOf(old.donationId);
  expect(first).toMatchObject({
    number: old.number,
    status: "replaced",
    is_live: false,
    register: [
      ["issued", null, null],
      ["replaced", reason, issuer.member.userId],
    ],
  });
  expect(second).toMatchObject({
    number: replaced.number,
    status: "issued",
    replaces_id: old.certificateId,
    is_live: true,
    register: [["issued", null, issuer.member.userId]],
  });
  expect(Number(replaced.number.slice(5))).toBe(Number(old.number.slice(5)) + 1);
  expect(await factsOf(replaced.certificateId)).toMatchObject({
    replaces: old.number,
    donor: { name: correction.name, identityNumber: nkosi.identityNumber, taxReference: nkosi.taxReference },
  });
  expect((await factsOf(old.certificateId)).donor.name).toBe("Thandi Nkosi");
  const about = { organizationId: issuer.id, column: "donation_tax_details.details" } as const;
  expect(JSON.parse(decrypt(second.details_ciphertext, about))).toEqual({ ...nkosi, ...correction });

  const codes = await asOwner(
    database,
    "select number, verify_code from tax_certificates where id = any($1)",
    [[old.certificateId, replaced.certificateId]],
  );
  for (const { number, verify_code } of codes) {
    const answer = await verifyCertificate(verify_code, newId());
    expect(answer.ok && answer.certificate).toMatchObject(
      number === old.number
        ? { state: "replaced", replacedByNumber: replaced.number }
        : { state: "valid", replacesNumber: old.number },
    );
  }
});

test("a certificate is replaced once, also by two people at the same moment", async () => {
  const old = await anIssued();
  const both = await Promise.all(
    [1, 2].map(() => replaceCertificate(issuer.member, { ...old, reason }, now)),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "already-ended" });
  expect(await stateOf(old.donationId)).toHaveLength(2);
  expect(await voidCertificate(issuer.member, { ...old, reason })).toEqual({
    ok: false,
    reason: "already-ended",
  });
});

test("the donor's mail names the certificate that was replaced and why; the old one is not mailed any more", async () => {
  const old = await anIssued();
  const replaced = await replaceCertificate(issuer.member, { ...old, reason }, now);
  if (!replaced.ok) throw new Error(replaced.reason);
  for (const id of [old.certificateId, replaced.certificateId])
    expect(await storeCertificate({ organizationId: issuer.id, id })).toBe("stored");
  const mailAbout = (subjectId: string) =>
    withTenant(issuer.system, (tx) =>
      writeCertificateMail(tx, { organizationId: issuer.id, subjectId, mailId: newId() }),
    );
  expect(await mailAbout(old.certificateId)).toBeNull();
  const mail = await mailAbout(replaced.certificateId);
  expect(mail?.text).toContain(`replaces certificate ${old.number}`);
  expect(mail?.text.replace(/\s+/g, " ")).toContain("Surname changed to Nkosi-Dube before 1 March. Please");
});
