import { normaliseCompanyRegistration } from "@/lib/identifiers/company-registration";
import { normalisePhoneNumber } from "@/lib/identifiers/phone-number";
import { normaliseSouthAfricanId } from "@/lib/identifiers/south-african-id";
import { normaliseTaxReference } from "@/lib/identifiers/tax-reference";
import { normaliseTrustNumber } from "@/lib/identifiers/trust-number";
import { type CheckoutValues, tidy } from "./checkout-input";
import { type DonorTaxDetails, donorTaxDetails } from "./tax-details";

type DonorKind = "person" | "company" | "trust";

/** The donor as a checkout names them. Take answers without faults only. */
export function donorOf(values: CheckoutValues, wantsCertificate: boolean) {
  const [firstName, lastName] = [tidy(values.firstName), tidy(values.lastName)];
  const kind: DonorKind =
    wantsCertificate && (values.donorKind === "company" || values.donorKind === "trust")
      ? values.donorKind
      : "person";
  return {
    kind,
    displayName: kind === "person" ? `${firstName} ${lastName}` : tidy(values.registeredName),
    firstName,
    lastName,
    email: tidy(values.email).toLowerCase(),
    phone: wantsCertificate ? phoneOf(values) : null,
  };
}

/** What the certificate needs, normalised. Null when an address is one that mail would not take. */
export function taxDetailsOf(values: CheckoutValues): DonorTaxDetails | null {
  const donor = donorOf(values, true);
  const tradingName = donor.kind === "company" && tidy(values.tradingName);
  const details = donorTaxDetails.safeParse({
    nature: donor.kind === "person" ? "natural-person" : donor.kind,
    name: donor.displayName,
    ...(tradingName && { tradingName }),
    ...identityOf(donor.kind, values),
    taxReference: normaliseTaxReference(tidy(values.taxReference)),
    addressLines: [tidy(values.street), `${tidy(values.town)} ${tidy(values.postalCode)}`],
    phone: phoneOf(values),
    email: donor.email,
  });
  return details.success ? details.data : null;
}

function identityOf(kind: DonorKind, values: CheckoutValues) {
  const from = (identityType: DonorTaxDetails["identityType"], identityNumber: string, country = "ZA") => ({
    identityType,
    identityNumber,
    identityCountry: country,
  });
  if (kind === "company")
    return from("registration", normaliseCompanyRegistration(tidy(values.companyNumber)));
  if (kind === "trust") return from("trust-number", normaliseTrustNumber(tidy(values.trustNumber)));
  if (values.identityKind === "passport")
    return from(
      "passport",
      tidy(values.passportNumber).replaceAll(" ", "").toUpperCase(),
      values.passportCountry,
    );
  return from("sa-id", normaliseSouthAfricanId(tidy(values.idNumber)));
}

const phoneOf = (values: CheckoutValues) => normalisePhoneNumber(tidy(values.phone));
