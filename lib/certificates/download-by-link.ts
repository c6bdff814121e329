import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { taxCertificates } from "@/lib/db/schema/certificates";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { type ReadPaper, readPaper } from "./read-paper";

export type Download =
  | ({ ok: true } & ReadPaper)
  | { ok: false; reason: "link-not-valid" | "certificate-not-valid" };

/**
 * The paper that a mailed link is about, byte for byte as it was stored, its hash checked. Each download is recorded.
 * A certificate that was withdrawn, voided or replaced is not handed out any more.
 */
export async function downloadByLink(token: string): Promise<Download> {
  const found = await findCertificate(token);
  if (!found.ok) return found;
  return { ok: true, ...(await readPaper({ ...found.certificate, pdfSha256: found.pdfSha256 })) };
}

async function findCertificate(token: string) {
  try {
    return await withTenant({ kind: "bearer", token }, async (tx, entered) => {
      const link = await entered();
      const { organizationId, subjectId } = link;
      if (link.purpose !== "certificate-download") return { ok: false, reason: "link-not-valid" } as const;
      const [certificate] = await tx
        .select({
          organizationId: taxCertificates.organizationId,
          id: taxCertificates.id,
          number: taxCertificates.number,
          status: taxCertificates.status,
          pdfSha256: taxCertificates.pdfSha256,
        })
        .from(taxCertificates)
        .where(and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, subjectId)));
      if (certificate?.status !== "issued" || !certificate.pdfSha256)
        return { ok: false, reason: "certificate-not-valid" } as const;
      await recordEvent(tx, {
        organizationId,
        actorKind: "bearer",
        action: "certificate.downloaded",
        subjectType: "certificate",
        subjectId,
      });
      return { ok: true, certificate, pdfSha256: certificate.pdfSha256 } as const;
    });
  } catch (error) {
    if (error instanceof NotEntered) return { ok: false, reason: "link-not-valid" } as const;
    throw error;
  }
}
