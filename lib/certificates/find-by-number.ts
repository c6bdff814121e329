import { and, desc, eq } from "drizzle-orm";
import { taxCertificates } from "@/lib/db/schema/certificates";
import { donors } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents } from "@/lib/money";
import { type CertificateLabel, type CertificateState, certificateState } from "./views";

/** "2027-000042", also without the zeros; null for anything that is no number of a certificate. */
export function parseCertificateNumber(typed: string): { taxYear: number; sequence: number } | null {
  const parts = /^\s*(20\d\d)\s*[-–/]\s*0*([1-9]\d{0,6})\s*$/.exec(typed);
  return parts ? { taxYear: Number(parts[1]), sequence: Number(parts[2]) } : null;
}

export type FoundCertificate = CertificateLabel & { id: string; state: CertificateState };

/** The certificates that bear a number: one a series. */
export async function findByNumber(
  tx: TenantTx,
  organizationId: string,
  { taxYear, sequence }: { taxYear: number; sequence: number },
): Promise<FoundCertificate[]> {
  const found = await tx
    .select({
      id: taxCertificates.id,
      number: taxCertificates.number,
      donorName: donors.displayName,
      totalCents: taxCertificates.totalCents,
      status: taxCertificates.status,
      storedAt: taxCertificates.storedAt,
      mailedAt: taxCertificates.mailedAt,
    })
    .from(taxCertificates)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, taxCertificates.donorId)))
    .where(
      and(
        eq(taxCertificates.organizationId, organizationId),
        eq(taxCertificates.taxYear, taxYear),
        eq(taxCertificates.numberSequence, sequence),
      ),
    )
    .orderBy(desc(taxCertificates.issuedAt))
    .limit(2);
  return found.map(({ status, storedAt, mailedAt, totalCents, ...label }) => ({
    ...label,
    totalCents: cents(totalCents),
    state: certificateState({ status, storedAt, mailedAt }),
  }));
}
