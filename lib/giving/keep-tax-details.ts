import { donationTaxDetails } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { blindIndex, encrypt } from "@/lib/encryption";
import type { DonorTaxDetails } from "./tax-details";

/** Keeps what a donor gave for the certificate: encrypted, with an index for equality and a masked form to show. */
export async function keepTaxDetails(
  tx: TenantTx,
  { organizationId, donationId }: { organizationId: string; donationId: string },
  details: DonorTaxDetails,
): Promise<void> {
  const { nature, identityNumber, taxReference } = details;
  await tx.insert(donationTaxDetails).values({
    organizationId,
    donationId,
    nature,
    detailsCiphertext: encrypt(JSON.stringify(details), {
      organizationId,
      column: "donation_tax_details.details",
    }),
    identityHmac: blindIndex(identityNumber, { organizationId, column: "donation_tax_details.identity" }),
    identityMasked: masked(identityNumber),
    ...(taxReference && {
      taxReferenceHmac: blindIndex(taxReference, {
        organizationId,
        column: "donation_tax_details.tax_reference",
      }),
      taxReferenceMasked: masked(taxReference),
    }),
  });
}

/** Only the last three symbols, enough for a person to recognise their own number. */
export function masked(number: string): string {
  return "•".repeat(Math.max(0, number.length - 3)) + number.slice(-3);
}
