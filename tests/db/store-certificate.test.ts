import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderCertificate } from "@/lib/certificates/document/render-certificate";
import { certificateFacts } from "@/lib/certificates/facts";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { paperKey } from "@/lib/certificates/read-paper";
import { storeCertificate } from "@/lib/certificates/store-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { decrypt } from "@/lib/encryption";
import { newId } from "@/lib/new-id";
import { ourBucket } from "@/lib/storage/bucket";
import { putOnce } from "@/lib/storage/put-once";
import { readObject } from "@/lib/storage/read-object";
import { closePools } from "@/lib/tenancy/with-tenant";
import { aGift, anIssuer, asOwner, type Issuer } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { withPdf } from "@/tests/support/pdf-tools";
import { openStorage } from "@/tests/support/stand-ins";

let database: TestDatabase;
let issuer: Issuer;
let other: Issuer;
let storage: Awaited<ReturnType<typeof openStorage>>;
const now = new Date("2026-11-20T08:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  storage = await openStorage();
  issuer = await anIssuer(database, "ukukhanya");
  other = await anIssuer(database, "other");
});
afterAll(async () => {
  ourBucket().client.destroy();
  await closePools();
});

async function anIssued() {
  const issued = await issueCertificate(issuer.system, await aGift(issuer), now);
  if (!issued.ok) throw new Error(issued.reason);
  return { organizationId: issuer.id, id: issued.certificateId };
}

async function rowOf({ id }: { id: string }) {
  const [row] = await asOwner(
    database,
    `select c.*, (select count(*)::int from outgoing_mails m where m.kind = 'certificate' and m.subject_id = c.id) as mails,
       (select count(*)::int from audit_events e where e.subject_id = c.id and e.action = 'certificate.stored') as events
     from tax_certificates c where c.id = $1`,
    [id],
  );
  return row;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("the stored paper has the hash in the row, and is the certificate that was issued", async () => {
  const certificate = await anIssued();
  expect(await storeCertificate(certificate)).toBe("stored");
  const row = await rowOf(certificate);
  const paper = await readObject(paperKey(certificate));
  expect(row).toMatchObject({ pdf_sha256: sha256(paper!.bytes), mails: 1, events: 1 });
  await withPdf(paper!.bytes, async (pdf) => {
    expect(await pdf.text()).toContain(row.number);
    expect(await pdf.qrCode()).toMatch(new RegExp(`/verify/${row.verify_code}$`));
  });
});

test("a repeated, parallel or forged job stores, records and mails nothing more", async () => {
  const certificate = await anIssued();
  await Promise.all(Array.from({ length: 6 }, () => storeCertificate(certificate)));
  const row = await rowOf(certificate);
  expect(row).toMatchObject({ mails: 1, events: 1 });
  expect(await storeCertificate(certificate)).toBe("nothing-to-store");
  expect(await storeCertificate({ organizationId: other.id, id: certificate.id })).toBe("nothing-to-store");
  expect(await storeCertificate({ organizationId: issuer.id, id: newId() })).toBe("nothing-to-store");
  expect(await readObject(paperKey({ organizationId: other.id, id: certificate.id }))).toBeNull();
  expect(await rowOf(certificate)).toEqual(row);
});

test("other bytes of the same facts are adopted; bytes that are no such certificate are not", async () => {
  const certificate = await anIssued();
  const place = { organizationId: issuer.id, column: "tax_certificates.snapshot" } as const;
  const facts = certificateFacts.parse(
    JSON.parse(decrypt((await rowOf(certificate)).snapshot_ciphertext, place)),
  );
  // As another version of the renderer would draw it: here with whole fonts.
  const older = await renderCertificate(facts, { whole: true });
  await putOnce(paperKey(certificate), older, "application/pdf");
  expect(await storeCertificate(certificate)).toBe("stored");
  expect(await rowOf(certificate)).toMatchObject({ pdf_sha256: sha256(older), mails: 1 });

  const squatted = await anIssued();
  const stranger = await renderCertificate({ ...facts, number: "2027-999999" });
  await putOnce(paperKey(squatted), stranger, "application/pdf");
  await expect(storeCertificate(squatted)).rejects.toThrow("carries that certificate's facts");
  expect(await rowOf(squatted)).toMatchObject({ pdf_sha256: null, stored_at: null, mails: 0 });
});

test("a paper that storage refuses stays due, and the next attempt stores it", async () => {
  const certificate = await anIssued();
  // The client asks three times before it gives up.
  await storage.fault("500", 3, "PUT");
  await expect(storeCertificate(certificate)).rejects.toThrow();
  expect(await rowOf(certificate)).toMatchObject({ stored_at: null, mails: 0 });
  // This time the answer is lost after the paper was stored.
  await storage.fault("cut", 1, "PUT");
  expect(await storeCertificate(certificate)).toBe("stored");
  expect(await rowOf(certificate)).toMatchObject({ mails: 1, events: 1 });
});

test("a certificate voided before its paper was stored is kept as paper and mailed to nobody", async () => {
  const certificate = await anIssued();
  await voidCertificate(issuer.member, { certificateId: certificate.id, reason: "wrong donor" });
  expect(await storeCertificate(certificate)).toBe("stored");
  expect(await rowOf(certificate)).toMatchObject({
    status: "voided",
    mails: 0,
    pdf_sha256: expect.any(String),
  });
});
