import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { taxCertificates } from "@/lib/db/schema/certificates";
import { decrypt } from "@/lib/encryption";
import { invariant } from "@/lib/invariant";
import { queueMail } from "@/lib/mail/queue-mail";
import { putOnce } from "@/lib/storage/put-once";
import { readObject } from "@/lib/storage/read-object";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { readAttachment } from "./document/read-attachment";
import { renderCertificate } from "./document/render-certificate";
import { type CertificateFacts, certificateFacts } from "./facts";
import { paperKey } from "./read-paper";

type Row = { organizationId: string; id: string };

/**
 * Draws an issued certificate from its frozen facts, stores the paper once and asks for the donor's mail. The
 * row's own state says what is left to do, so a repeated or forged job does nothing new.
 */
export async function storeCertificate(
  { organizationId, id }: Row,
  now = new Date(),
): Promise<"stored" | "nothing-to-store"> {
  const facts = await frozenFacts({ organizationId, id });
  if (!facts) return "nothing-to-store";
  const pdfSha256 = await storePaper(paperKey({ organizationId, id }), facts);
  await withTenant({ kind: "system", organizationId }, async (tx) => {
    const [stored] = await tx
      .update(taxCertificates)
      .set({ pdfSha256, storedAt: now, updatedAt: now })
      .where(
        and(
          eq(taxCertificates.organizationId, organizationId),
          eq(taxCertificates.id, id),
          isNull(taxCertificates.storedAt),
        ),
      )
      .returning({ status: taxCertificates.status });
    if (!stored) return;
    await recordEvent(tx, {
      organizationId,
      actorKind: "system",
      action: "certificate.stored",
      subjectType: "certificate",
      subjectId: id,
      details: { sha256: pdfSha256 },
      happenedAt: now,
    });
    if (stored.status === "issued")
      await queueMail(tx, { organizationId, kind: "certificate", subjectId: id });
  });
  return "stored";
}

async function frozenFacts({ organizationId, id }: Row): Promise<CertificateFacts | null> {
  const [certificate] = await withTenant({ kind: "system", organizationId }, (tx) =>
    tx
      .select({ snapshot: taxCertificates.snapshotCiphertext, storedAt: taxCertificates.storedAt })
      .from(taxCertificates)
      .where(and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, id))),
  );
  if (!certificate || certificate.storedAt) return null;
  const text = decrypt(certificate.snapshot, { organizationId, column: "tax_certificates.snapshot" });
  return certificateFacts.parse(JSON.parse(text));
}

/** Stores the paper, or adopts what an earlier run with an older renderer stored of the same facts. */
async function storePaper(key: string, facts: CertificateFacts): Promise<string> {
  const stored = await putOnce(key, await renderCertificate(facts), "application/pdf");
  if (stored.ok) return stored.sha256;
  const there = await readObject(key);
  const attached = there && readAttachment(there.bytes);
  invariant(
    there && attached && isDeepStrictEqual(JSON.parse(attached), facts),
    "what is stored under a certificate's key carries that certificate's facts",
  );
  return there.sha256;
}
