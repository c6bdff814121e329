import type { CheckoutValues } from "@/lib/giving/checkout-input";
import type { CardGift } from "./plan";

/** What the donor of a planned gift typed into the giving page. */
export function answersOf({ donor, amountCents, wantsCertificate, wantsNews }: CardGift) {
  const always = {
    other: String(amountCents / 100),
    firstName: donor.firstName ?? "",
    lastName: donor.lastName ?? "",
    email: donor.email ?? "",
    ...(wantsNews && { news: "yes" }),
  };
  const details = donor.taxDetails;
  if (!wantsCertificate || !details) return always;
  const [street, place] = details.addressLines;
  const [, town, postalCode] = /^(.*) (\d{4})$/.exec(place!)!;
  return {
    ...always,
    certificate: "yes",
    donorKind: "person",
    identityKind: "sa-id",
    idNumber: details.identityNumber,
    taxReference: details.taxReference,
    street,
    town,
    postalCode,
    phone: details.phone,
  } satisfies CheckoutValues;
}
