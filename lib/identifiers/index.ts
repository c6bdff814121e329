export { isBranchCode, normaliseBranchCode } from "@/lib/identifiers/branch-code";
export {
  isCompanyRegistration,
  normaliseCompanyRegistration,
  whyNotCompanyRegistration,
} from "@/lib/identifiers/company-registration";
export { isNpoNumber, normaliseNpoNumber } from "@/lib/identifiers/npo-number";
export { isPboNumber, normalisePboNumber, whyNotPboNumber } from "@/lib/identifiers/pbo-number";
export { isPhoneNumber, normalisePhoneNumber, whyNotPhoneNumber } from "@/lib/identifiers/phone-number";
export { isPostalCode } from "@/lib/identifiers/postal-code";
export {
  isSouthAfricanId,
  normaliseSouthAfricanId,
  whyNotSouthAfricanId,
} from "@/lib/identifiers/south-african-id";
export { isTaxReference, normaliseTaxReference, whyNotTaxReference } from "@/lib/identifiers/tax-reference";
export { isTrustNumber, normaliseTrustNumber } from "@/lib/identifiers/trust-number";
