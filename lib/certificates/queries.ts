import { and, desc, eq, inArray, sum } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import {
  type CertificateLabel,
  type CertificateOfDonation,
  certificateState,
} from "@/lib/certificates/views";
import { certificateLines, taxCertificates } from "@/lib/db/schema/certificates";
import { donors } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Cents, cents } from "@/lib/money";

/** The certificates that name these donations, the newest first; for staff and for the donor alike. */
export async function listCertificatesOf(
  tx: TenantTx,
  organizationId: string,
  donationIds: readonly string[],
): Promise<CertificateOfDonation[]> {
  if (donationIds.length === 0) return [];
  const found = await tx
    .select({
      id: taxCertificates.id,
      donationId: certificateLines.donationId,
      number: taxCertificates.number,
      status: taxCertificates.status,
      issuedOn: taxCertificates.issuedOn,
      storedAt: taxCertificates.storedAt,
      mailedAt: taxCertificates.mailedAt,
      isLive: certificateLines.isLive,
    })
    .from(certificateLines)
    .innerJoin(
      taxCertificates,
      and(
        eq(taxCertificates.organizationId, organizationId),
        eq(taxCertificates.id, certificateLines.certificateId),
      ),
    )
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        inArray(certificateLines.donationId, [...donationIds]),
      ),
    )
    .orderBy(desc(taxCertificates.issuedAt), desc(taxCertificates.id))
    .limit(donationIds.length + 100);
  return found.map(({ status, storedAt, ...certificate }) => ({
    ...certificate,
    issuedOn: calendarDate(certificate.issuedOn),
    state: certificateState({ status, storedAt, mailedAt: certificate.mailedAt }),
    hasFile: storedAt !== null,
  }));
}

/** Per donation its live certificate, else the newest that named it. */
export function certificateByDonation(
  certificates: readonly CertificateOfDonation[],
): Map<string, CertificateOfDonation> {
  const found = new Map<string, CertificateOfDonation>();
  for (const certificate of certificates) {
    if (certificate.isLive || !found.has(certificate.donationId))
      found.set(certificate.donationId, certificate);
  }
  return found;
}

/** What the donor who entered can claim for a tax year: the lines of their certificates that still count. */
export async function sumOwnClaims(
  tx: TenantTx,
  organizationId: string,
  taxYear: number,
): Promise<{ sumCents: Cents; certificateIds: string[]; hasSpecimens: boolean }> {
  const found = await tx
    .select({
      certificateId: certificateLines.certificateId,
      series: taxCertificates.series,
      given: sum(certificateLines.amountCents),
    })
    .from(certificateLines)
    .innerJoin(
      taxCertificates,
      and(
        eq(taxCertificates.organizationId, organizationId),
        eq(taxCertificates.id, certificateLines.certificateId),
      ),
    )
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.taxYear, taxYear),
        eq(certificateLines.isLive, true),
        eq(taxCertificates.status, "issued"),
      ),
    )
    .groupBy(certificateLines.certificateId, taxCertificates.series)
    .limit(1_000);
  return {
    sumCents: cents(found.reduce((total, line) => total + Number(line.given), 0)),
    certificateIds: found.map((line) => line.certificateId),
    hasSpecimens: found.some((line) => line.series === "SPECIMEN"),
  };
}

/** A few words about each of these certificates, by id. */
export async function labelCertificates(
  tx: TenantTx,
  organizationId: string,
  certificateIds: readonly string[],
): Promise<Map<string, CertificateLabel>> {
  if (certificateIds.length === 0) return new Map();
  const found = await tx
    .select({
      id: taxCertificates.id,
      number: taxCertificates.number,
      donorName: donors.displayName,
      totalCents: taxCertificates.totalCents,
    })
    .from(taxCertificates)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, taxCertificates.donorId)))
    .where(
      and(
        eq(taxCertificates.organizationId, organizationId),
        inArray(taxCertificates.id, [...certificateIds]),
      ),
    );
  return new Map(
    found.map(({ id, totalCents, ...label }) => [id, { ...label, totalCents: cents(totalCents) }]),
  );
}
