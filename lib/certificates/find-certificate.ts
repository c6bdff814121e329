import { and, asc, eq, isNotNull } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import { certificateLines, taxCertificates } from "@/lib/db/schema/certificates";
import { donations, donationTaxDetails, donors, funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import type { DonationReference } from "@/lib/giving/donation-reference";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import { cents } from "@/lib/money";
import { findInRegister } from "./register";
import type { CertificateDetail, CertifiedDonation } from "./views";

/** A certificate with all that its page shows beside the paper; null where it is not, or not this organisation's. */
export async function findCertificate(
  tx: TenantTx,
  organizationId: string,
  certificateId: string,
): Promise<CertificateDetail | null> {
  const row = await findInRegister(tx, organizationId, certificateId);
  if (!row) return null;
  const [more] = await tx
    .select({
      ruleSet: taxCertificates.ruleSet,
      verifyCode: taxCertificates.verifyCode,
      pdfSha256: taxCertificates.pdfSha256,
      mailedAt: taxCertificates.mailedAt,
      hasEmail: isNotNull(donors.email).mapWith(Boolean),
    })
    .from(taxCertificates)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, taxCertificates.donorId)))
    .where(and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, certificateId)));
  return { ...row, ...more!, donations: await listCertified(tx, organizationId, certificateId) };
}

async function listCertified(
  tx: TenantTx,
  organizationId: string,
  certificateId: string,
): Promise<CertifiedDonation[]> {
  const found = await tx
    .select({
      id: donations.id,
      reference: donations.reference,
      fundName: funds.name,
      amountCents: certificateLines.amountCents,
      receivedOn: certificateLines.receivedOn,
      taxYear: certificateLines.taxYear,
    })
    .from(certificateLines)
    .innerJoin(
      donations,
      and(eq(donations.organizationId, organizationId), eq(donations.id, certificateLines.donationId)),
    )
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, donations.fundId)))
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.certificateId, certificateId),
      ),
    )
    .orderBy(asc(certificateLines.receivedOn), asc(certificateLines.id))
    .limit(1_000);
  return found.map((line) => ({
    ...line,
    reference: line.reference as DonationReference,
    amountCents: cents(line.amountCents),
    receivedOn: calendarDate(line.receivedOn),
  }));
}

/** What a new paper would say of the donor, to be corrected; numbers only masked. Null where nothing was kept. */
export async function findCorrectable(tx: TenantTx, organizationId: string, donationId: string) {
  const [kept] = await tx
    .select({
      details: donationTaxDetails.detailsCiphertext,
      identityMasked: donationTaxDetails.identityMasked,
      taxReferenceMasked: donationTaxDetails.taxReferenceMasked,
    })
    .from(donationTaxDetails)
    .where(
      and(
        eq(donationTaxDetails.organizationId, organizationId),
        eq(donationTaxDetails.donationId, donationId),
      ),
    );
  if (!kept) return null;
  const { details, ...numbers } = kept;
  const text = decrypt(details, { organizationId, column: "donation_tax_details.details" });
  const { name = "", addressLines = [], phone = "", email = "" } = JSON.parse(text) as DonorTaxDetails;
  return { name, addressLines, phone, email, ...numbers };
}
