import { and, eq } from "drizzle-orm";
import { donationTaxDetails } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { blindIndex, encrypt } from "@/lib/encryption";
import type { DonorTaxDetails } from "./tax-details";

type OfDonation = { organizationId: string; donationId: string };

/** Keeps what a donor gave for the certificate: encrypted, with an index for equality and a masked form to show. */
export async function keepTaxDetails(
  tx: TenantTx,
  ofDonation: OfDonation,
  details: DonorTaxDetails,
): Promise<void> {
  await tx.insert(donationTaxDetails).values(rowOf(ofDonation, details));
}

/** Puts corrected details in place of what was kept with a donation; a certificate issued before keeps what it said. */
export async function correctTaxDetails(
  tx: TenantTx,
  ofDonation: OfDonation,
  details: DonorTaxDetails,
): Promise<void> {
  const { organizationId, donationId, ...row } = rowOf(ofDonation, details);
  await tx
    .update(donationTaxDetails)
    .set(row)
    .where(
      and(
        eq(donationTaxDetails.organizationId, organizationId),
        eq(donationTaxDetails.donationId, donationId),
      ),
    );
}

function rowOf({ organizationId, donationId }: OfDonation, details: DonorTaxDetails) {
  const { nature, identityNumber, taxReference } = details;
  return {
    organizationId,
    donationId,
    nature,
    detailsCiphertext: encrypt(JSON.stringify(details), {
      organizationId,
      column: "donation_tax_details.details",
    }),
    identityHmac: blindIndex(identityNumber, { organizationId, column: "donation_tax_details.identity" }),
    identityMasked: masked(identityNumber),
    taxReferenceHmac: taxReference
      ? blindIndex(taxReference, { organizationId, column: "donation_tax_details.tax_reference" })
      : null,
    taxReferenceMasked: taxReference ? masked(taxReference) : null,
  };
}

/** Only the last three symbols, enough for a person to recognise their own number. */
export function masked(number: string): string {
  return "•".repeat(Math.max(0, number.length - 3)) + number.slice(-3);
}
