import { and, eq } from "drizzle-orm";
import { taxCertificates } from "@/lib/db/schema/certificates";
import { decrypt } from "@/lib/encryption";
import { masked } from "@/lib/giving/keep-tax-details";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { drawPicture } from "./document/picture/draw-picture";
import { type CertificateFacts, certificateFacts } from "./facts";

export type ShowCertificate =
  | { ok: true; svg: string }
  | { ok: false; reason: "not-permitted" | "unknown-certificate" };

/**
 * A picture of a certificate for a colleague, drawn from its frozen facts. Identity and tax number are masked: only
 * the paper itself has them, and each download of that is recorded.
 */
export async function showCertificate(member: Member, certificateId: string): Promise<ShowCertificate> {
  if (lacks(member, "certificates:view")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  const [certificate] = await withTenant(member, (tx) =>
    tx
      .select({ snapshot: taxCertificates.snapshotCiphertext })
      .from(taxCertificates)
      .where(and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, certificateId))),
  );
  if (!certificate) return { ok: false, reason: "unknown-certificate" };
  const text = decrypt(certificate.snapshot, { organizationId, column: "tax_certificates.snapshot" });
  return { ok: true, svg: drawPicture(withoutNumbers(certificateFacts.parse(JSON.parse(text)))) };
}

function withoutNumbers(facts: CertificateFacts): CertificateFacts {
  const { identityNumber, taxReference } = facts.donor;
  const numbers = {
    identityNumber: masked(identityNumber),
    ...(taxReference && { taxReference: masked(taxReference) }),
  };
  return { ...facts, donor: { ...facts.donor, ...numbers } };
}
