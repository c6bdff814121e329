import { afterAll, beforeAll, expect, test } from "vitest";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { issueWaiting } from "@/lib/certificates/issue-waiting";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { closePools } from "@/lib/tenancy/with-tenant";
import { aGift, anIssuer, asOwner, type Issuer, nkosi } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let issuer: Issuer;
// The gifts are recorded at 08:00.
const later = new Date("2026-11-20T08:11:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  issuer = await anIssuer(database, "ukukhanya");
});
afterAll(closePools);

const set = (text: string, value: string) => asOwner(database, text, [value]);

/** The gifts that were asked for again since the last look. */
async function askedAgain(now = later) {
  await asOwner(database, "delete from pgboss.job where name = 'certificate.issue'");
  const count = await issueWaiting(issuer.id, now);
  const jobs = await asOwner(
    database,
    "select data->>'id' as id from pgboss.job where name = 'certificate.issue'",
  );
  expect(jobs).toHaveLength(count);
  return jobs.map(({ id }) => id);
}

test("what an unapproved letter held back is issued once it is approved, and only once", async () => {
  const donationId = await aGift(issuer);
  const approve = "update organization_tax_details set approval = 'approved' where organization_id = $1";
  await set("update organization_tax_details set letter_key = 'new' where organization_id = $1", issuer.id);
  await set("update organization_tax_details set approval = 'waiting' where organization_id = $1", issuer.id);
  expect(await askedAgain()).toEqual([]);
  await asOwner(database, "alter table organization_tax_details disable trigger operators_decide");
  await set(approve, issuer.id);
  await asOwner(database, "alter table organization_tax_details enable trigger operators_decide");
  expect(await askedAgain(new Date("2026-11-20T08:09:00Z"))).toEqual([]);
  expect(await askedAgain()).toEqual([donationId]);
  expect(await issueCertificate(issuer.system, donationId, later)).toMatchObject({ ok: true });
  expect(await askedAgain()).toEqual([]);
});

test("a gift whose certificate was voided waits for a person", async () => {
  const donationId = await aGift(issuer);
  const issued = await issueCertificate(issuer.system, donationId, later);
  if (!issued.ok) throw new Error(issued.reason);
  await voidCertificate(issuer.member, { certificateId: issued.certificateId, reason: "wrong donor" });
  expect(await askedAgain()).toEqual([]);
});

test("what still stands in the way is not asked for again", async () => {
  const { taxReference: _, ...withoutTax } = nkosi;
  await aGift(issuer, { taxDetails: withoutTax });
  await aGift(issuer, { wantsCertificate: false });
  const unconfirmed = await aGift(issuer, { receivedOn: "2026-02-28" });
  await set("update donations set receipt_confirmed_at = null where id = $1", unconfirmed);
  await set("update donations set status = 'refunded' where id = $1", await aGift(issuer));
  expect(await askedAgain()).toEqual([]);
  await set("update donations set receipt_confirmed_at = now() where id = $1", unconfirmed);
  expect(await askedAgain()).toEqual([unconfirmed]);
});
