import { afterAll, beforeAll, expect, test } from "vitest";
import { certificateFacts } from "@/lib/certificates/facts";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { decrypt } from "@/lib/encryption";
import { newId } from "@/lib/new-id";
import { closePools } from "@/lib/tenancy/with-tenant";
import { aGift, anIssuer, asOwner, type Issuer, nkosi } from "@/tests/support/certificate-cast";
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

/** Everything that issuing could leave behind. */
async function traces() {
  const [row] = await asOwner(
    database,
    `select (select count(*) from tax_certificates) as certificates, (select count(*) from certificate_lines) as lines,
       (select count(*) from certificate_register) as register, (select coalesce(sum(last_number), 0) from certificate_counters) as numbers,
       (select count(*) from audit_events where action like 'certificate.%') as events,
       (select count(*) from pgboss.job where name = 'certificate.store') as jobs`,
  );
  return row;
}

test("one gift becomes one certificate: number, frozen facts, line, register, audit event and job together", async () => {
  const donationId = await aGift(issuer);
  const before = await traces();
  const issued = await issueCertificate(issuer.system, donationId, now);
  expect(issued).toMatchObject({ ok: true, number: "2027-000001" });
  if (!issued.ok) return;
  const after = await traces();
  for (const trace of Object.keys(before))
    expect(Number(after[trace]), trace).toBe(Number(before[trace]) + 1);

  const [row] = await asOwner(database, "select * from tax_certificates where id = $1", [
    issued.certificateId,
  ]);
  expect(row).toMatchObject({
    series: "SPECIMEN",
    tax_year: 2027,
    status: "issued",
    rule_set: "notice-6762",
    pdf_sha256: null,
  });
  const place = { organizationId: issuer.id, column: "tax_certificates.snapshot" } as const;
  const facts = certificateFacts.parse(JSON.parse(decrypt(row.snapshot_ciphertext, place)));
  expect(facts).toMatchObject({
    number: "2027-000001",
    issuedOn: "2026-11-20",
    donor: nkosi,
    totalCents: 50_000,
  });
  expect(facts.verifyUrl).toMatch(new RegExp(`/verify/${row.verify_code}$`));
  expect(facts.lines).toMatchObject([
    { donationId, receivedOn: "2026-11-19", taxYear: 2027, fundName: "Literacy" },
  ]);
  expect(row.snapshot_ciphertext).not.toContain("Nkosi");
});

test("a gift is certified once, however often and by whomever it is asked", async () => {
  const donationId = await aGift(issuer);
  const asked = [issuer.system, issuer.member, issuer.system, issuer.system].map((actor) =>
    issueCertificate(actor, donationId, now),
  );
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const before = await traces();
  expect(await issueCertificate(issuer.system, donationId, now)).toEqual({
    ok: false,
    reason: "already-certified",
  });
  expect(await traces()).toEqual(before);
});

test("another organisation's gift is unknown, also to a forged job", async () => {
  const donationId = await aGift(issuer);
  const before = await traces();
  const unknown = { ok: false, reason: "unknown-donation" };
  expect(await issueCertificate(other.system, donationId, now)).toEqual(unknown);
  expect(await issueCertificate(other.member, donationId, now)).toEqual(unknown);
  expect(await issueCertificate(issuer.system, newId(), now)).toEqual(unknown);
  const viewer = { ...issuer.member, permissions: new Set<never>() };
  expect(await issueCertificate(viewer, donationId, now)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await traces()).toEqual(before);
});

test("a refusal names its reason and writes nothing", async () => {
  const set = (text: string) => async (id: string) => void (await asOwner(database, text, [id]));
  const ofFund = "(select fund_id from donations where id = $1)";
  const ofOrganization = "(select organization_id from donations where id = $1)";
  const refusals: [
    reason: string,
    scene: (id: string) => Promise<void>,
    mended: (id: string) => Promise<void>,
  ][] = [
    [
      "donor-did-not-ask",
      set("update donations set wants_certificate = false where id = $1"),
      set("update donations set wants_certificate = true where id = $1"),
    ],
    [
      "donation-not-completed",
      set("update donations set status = 'refunded' where id = $1"),
      set("update donations set status = 'completed' where id = $1"),
    ],
    [
      "goods-not-yet",
      set(`update donations set kind = 'goods', method = 'goods', goods_description = 'School desks',
        goods_condition = 'good', goods_basis = 'cost' where id = $1`),
      set(`update donations set kind = 'money', method = 'eft', goods_description = null,
        goods_condition = null, goods_basis = null where id = $1`),
    ],
    [
      "fund-not-eligible",
      set(`update funds set is_section_18a_eligible = false where id = ${ofFund}`),
      set(`update funds set is_section_18a_eligible = true where id = ${ofFund}`),
    ],
    [
      "organization-suspended",
      set(`update organizations set status = 'suspended' where id = ${ofOrganization}`),
      set(`update organizations set status = 'active' where id = ${ofOrganization}`),
    ],
    [
      "receipt-date-unconfirmed",
      set("update donations set received_on = '2026-02-28', receipt_confirmed_at = null where id = $1"),
      set("update donations set receipt_confirmed_at = now() where id = $1"),
    ],
  ];
  for (const [reason, scene, mended] of refusals) {
    const donationId = await aGift(issuer);
    await scene(donationId);
    const before = await traces();
    expect(await issueCertificate(issuer.system, donationId, now)).toEqual({ ok: false, reason });
    expect(await traces(), reason).toEqual(before);
    await mended(donationId);
    expect(await issueCertificate(issuer.system, donationId, now), reason).toMatchObject({ ok: true });
  }
});

test("a letter that nobody approved gives no certificate", async () => {
  const waiting = await anIssuer(database, "waiting");
  await asOwner(
    database,
    "update organization_tax_details set letter_key = 'new', approval = 'waiting' where organization_id = $1",
    [waiting.id],
  );
  const donationId = await aGift(waiting);
  expect(await issueCertificate(waiting.system, donationId, now)).toEqual({
    ok: false,
    reason: "organization-not-approved",
  });
});

test("details that are missing or cannot be printed are named, never their content", async () => {
  const { taxReference: _, ...withoutTax } = nkosi;
  const incomplete = await aGift(issuer, { taxDetails: { ...withoutTax, addressLines: ["Hilton"] } });
  const emoji = await aGift(issuer, { taxDetails: { ...nkosi, name: "Thandi 🎁" } });
  const endless = await aGift(issuer, { taxDetails: { ...nkosi, name: "T".repeat(201) } });
  const before = await traces();
  expect(await issueCertificate(issuer.system, incomplete, now)).toEqual({
    ok: false,
    reason: "donor-details-incomplete",
    missing: ["tax-reference", "post-code"],
  });
  expect(await issueCertificate(issuer.system, emoji, now)).toEqual({
    ok: false,
    reason: "cannot-be-drawn",
    field: "donor.name",
    codePoint: 0x1f381,
  });
  expect(await issueCertificate(issuer.system, endless, now)).toEqual({
    ok: false,
    reason: "details-not-valid",
    fields: ["donor.name"],
  });
  expect(await traces()).toEqual(before);
});

test("numbers begin again in the tax year of the date of issue, which is South Africa's", async () => {
  const [february, march] = [await aGift(other), await aGift(other)];
  const lastMinute = new Date("2027-02-28T21:59:00Z");
  const afterMidnight = new Date("2027-02-28T22:30:00Z");
  expect(await issueCertificate(other.system, february, lastMinute)).toMatchObject({ number: "2027-000001" });
  expect(await issueCertificate(other.system, march, afterMidnight)).toMatchObject({ number: "2028-000001" });
});
