import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { downloadCertificate } from "@/lib/certificates/download-certificate";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { storeCertificate } from "@/lib/certificates/store-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { closePools } from "@/lib/tenancy/with-tenant";
import { aGift, anIssuer, asOwner, type Issuer } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { openStorage } from "@/tests/support/stand-ins";

let database: TestDatabase;
let issuer: Issuer;
let stranger: Issuer;
const now = new Date("2026-11-20T08:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  await openStorage();
  issuer = await anIssuer(database, "ukukhanya");
  stranger = await anIssuer(database, "other");
});
afterAll(closePools);

async function anIssued(): Promise<string> {
  const issued = await issueCertificate(issuer.system, await aGift(issuer), now);
  if (!issued.ok) throw new Error(issued.reason);
  return issued.certificateId;
}

const downloads = (certificateId: string) =>
  asOwner(
    database,
    "select actor_user_id from audit_events where subject_id = $1 and action = 'certificate.downloaded'",
    [certificateId],
  );

test("a colleague gets the stored bytes, each time the same, and each time it is recorded", async () => {
  const id = await anIssued();
  expect(await downloadCertificate(issuer.member, id)).toEqual({ ok: false, reason: "not-stored-yet" });
  await storeCertificate({ organizationId: issuer.id, id });
  const copies = [await downloadCertificate(issuer.member, id), await downloadCertificate(issuer.member, id)];
  const [{ pdf_sha256: issuedHash }] = await asOwner(
    database,
    "select pdf_sha256 from tax_certificates where id = $1",
    [id],
  );
  for (const copy of copies) {
    if (!copy.ok) throw new Error(copy.reason);
    expect(createHash("sha256").update(copy.bytes).digest("hex")).toBe(issuedHash);
    expect(copy.fileName).toMatch(/^2027-\d{6}\.pdf$/);
  }
  expect(await downloads(id)).toEqual(Array(2).fill({ actor_user_id: issuer.member.userId }));
});

test("strangers and colleagues without permission get nothing, and nothing is recorded", async () => {
  const id = await anIssued();
  await storeCertificate({ organizationId: issuer.id, id });
  const clerk = { ...issuer.member, permissions: new Set<never>() };
  expect(await downloadCertificate(clerk, id)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await downloadCertificate(stranger.member, id)).toEqual({ ok: false, reason: "not-there" });
  const donor = { kind: "donor", clerkId: stranger.owner, organizationId: issuer.id } as const;
  expect(await downloadCertificate(donor, id)).toEqual({ ok: false, reason: "not-there" });
  expect(await downloads(id)).toEqual([]);
});

test("colleagues may read a voided certificate, as the register needs them to", async () => {
  const id = await anIssued();
  await storeCertificate({ organizationId: issuer.id, id });
  await voidCertificate(issuer.member, { certificateId: id, reason: "wrong donor" });
  expect(await downloadCertificate(issuer.member, id)).toMatchObject({ ok: true });
});
