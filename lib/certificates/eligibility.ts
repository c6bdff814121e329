import type { CalendarDate } from "@/lib/calendar";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import { ruleSetOn } from "./rule-set";

/** What decides whether a donation may be certified, as the database holds it now. */
export type Candidate = {
  organization: { status: string; approval: string | null };
  fund: { isSection18aEligible: boolean };
  donation: {
    kind: "money" | "goods";
    status: string;
    wantsCertificate: boolean;
    receivedOn: CalendarDate | null;
    isReceiptConfirmed: boolean;
    isCertified: boolean;
  };
  /** What the donor gave, possibly incomplete; null when nothing was asked or given. */
  taxDetails: Partial<DonorTaxDetails> | null;
  issuedOn: CalendarDate;
};

/** A fact about the donor that the law asks for. */
type DonorFact =
  | "nature"
  | "name"
  | "identity"
  | "tax-reference"
  | "address"
  | "post-code"
  | "phone"
  | "email";

export type Refusal =
  | { reason: "donor-did-not-ask" }
  | { reason: "already-certified" }
  | { reason: "donation-not-completed" }
  | { reason: "goods-not-yet" }
  | { reason: "organization-suspended" }
  | { reason: "organization-not-approved" }
  | { reason: "fund-not-eligible" }
  | { reason: "receipt-date-unconfirmed" }
  | { reason: "donor-details-incomplete"; missing: DonorFact[] };

export type Eligibility = { ok: true } | ({ ok: false } & Refusal);

/** Whether a donation may have a Section 18A certificate, or the first reason why not, in the order a person mends it. */
export function eligibilityOf({
  organization,
  fund,
  donation,
  taxDetails,
  issuedOn,
}: Candidate): Eligibility {
  const refused = (reason: Exclude<Refusal["reason"], "donor-details-incomplete">) =>
    ({ ok: false, reason }) as const;
  if (donation.isCertified) return refused("already-certified");
  if (!donation.wantsCertificate) return refused("donor-did-not-ask");
  if (donation.kind !== "money") return refused("goods-not-yet");
  if (donation.status !== "completed" || !donation.receivedOn) return refused("donation-not-completed");
  if (organization.status !== "active") return refused("organization-suspended");
  if (organization.approval !== "approved") return refused("organization-not-approved");
  if (!fund.isSection18aEligible) return refused("fund-not-eligible");
  if (isNearYearEnd(donation.receivedOn) && !donation.isReceiptConfirmed)
    return refused("receipt-date-unconfirmed");
  const missing = missingFacts(taxDetails ?? {}, ruleSetOn(issuedOn).needsTaxReference);
  if (missing.length > 0) return { ok: false, reason: "donor-details-incomplete", missing };
  return { ok: true };
}

/** From 27 February to 2 March a day decides the tax year, and PayFast's notifications carry no time. */
function isNearYearEnd(day: CalendarDate): boolean {
  const monthAndDay = day.slice(5);
  return monthAndDay >= "02-27" && monthAndDay <= "03-02";
}

function missingFacts(details: Partial<DonorTaxDetails>, needsTaxReference: boolean): DonorFact[] {
  const given: Record<DonorFact, unknown> = {
    nature: details.nature,
    name: details.name?.trim(),
    identity: details.identityType && details.identityCountry && details.identityNumber?.trim(),
    "tax-reference": !needsTaxReference || /^\d{10}$/.test(details.taxReference ?? ""),
    address: details.addressLines?.some((line) => line.trim()),
    "post-code": /(^|\s)\d{4}$/.test(details.addressLines?.at(-1)?.trim() ?? ""),
    phone: details.phone?.trim(),
    email: details.email?.trim(),
  };
  return (Object.keys(given) as DonorFact[]).filter((fact) => !given[fact]);
}
