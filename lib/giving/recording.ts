import { type CalendarDate, parseCalendarDate } from "@/lib/calendar";
import { parseRand } from "@/lib/money";
import { taxDetailsOf } from "./checkout-details";
import { type CheckoutFault, type CheckoutField, tidy } from "./checkout-input";
import type { FoundDonor } from "./find-donors";
import { goodsBases, goodsConditions } from "./goods";
import { checkoutFaults, fieldsAsked } from "./judge-checkout-input";
import type { Purposes } from "./purposes";
import type { RecordDonationInput } from "./record-donation-input";

/** What the form asks, in the order of the screen; where the giving page asks the same, by its names. */
export const recordingFields = [
  "donorSearch",
  "donor",
  "donorKind",
  "firstName",
  "lastName",
  "registeredName",
  "email",
  "method",
  "description",
  "condition",
  "basis",
  "amount",
  "receivedOn",
  "purpose",
  "thanks",
  "certificate",
  "tradingName",
  "companyNumber",
  "trustNumber",
  "identityKind",
  "idNumber",
  "passportNumber",
  "passportCountry",
  "taxReference",
  "street",
  "town",
  "postalCode",
  "phone",
] as const;
export type RecordingField = (typeof recordingFields)[number];
export type RecordingValues = Partial<Record<RecordingField, string>>;
export type RecordingFault =
  | CheckoutFault
  | "amount-negative"
  | "purpose-missing"
  | "fund-closed"
  | "campaign-closed"
  | "received-missing"
  | "received-in-future"
  | "description-missing"
  | "condition-missing"
  | "basis-missing"
  | "unknown-donor";
export type RecordingFaults = Partial<Record<RecordingField, RecordingFault>>;

type Known = { donor: FoundDonor | null; purposes: Purposes; today: CalendarDate };
type Recording =
  | { ok: true; gift: Omit<RecordDonationInput, "formKey"> }
  | { ok: false; faults: RecordingFaults };

/** What was typed as a donation to record, or everything that stands in the way, by field. */
export function recordingOf(values: RecordingValues, { donor, purposes, today }: Known): Recording {
  const isNew = (values.donor ?? "new") === "new";
  const asked = withDonor(values, donor);
  const wantsCertificate = Boolean(values.certificate);
  const amount = parseRand(values.amount ?? "");
  const receivedOn = parseCalendarDate(values.receivedOn ?? "");
  const purpose = purposeOf(values.purpose, purposes);
  const goods = values.method === "goods" ? goodsOf(values) : null;
  const faults: RecordingFaults = {
    ...(!isNew && !donor && { donorSearch: "unknown-donor" as const }),
    ...giftFaults(values, { receivedOn, today, hasPurpose: purpose !== null }),
    ...donorFaults(asked, { isNew, wantsCertificate }),
  };
  if (Object.keys(faults).length > 0 || !amount.ok || !receivedOn || !purpose)
    return { ok: false, faults: inOrder(faults) };
  const details = wantsCertificate ? taxDetailsOf(asked) : null;
  if (wantsCertificate && !details) return { ok: false, faults: { email: "email-unclear" } };
  return {
    ok: true,
    gift: {
      donor: donor ? { id: donor.id } : newDonorOf(asked),
      ...purpose,
      method: values.method === "cash" || values.method === "goods" ? values.method : "eft",
      ...(goods?.ok && { goods: goods.goods }),
      amountCents: amount.cents,
      receivedOn,
      wantsCertificate,
      sendsThanks: Boolean(values.thanks),
      ...(details && { taxDetails: donor ? { ...details, name: donor.displayName } : details }),
    },
  };
}

function inOrder(faults: RecordingFaults): RecordingFaults {
  return Object.fromEntries(
    recordingFields.flatMap((field) => (faults[field] ? [[field, faults[field]]] : [])),
  );
}

/** A known donor's own answers in place of what a new one would have typed. */
function withDonor(values: RecordingValues, donor: FoundDonor | null): RecordingValues {
  if (!donor) return values;
  const isBody = donor.kind === "company" || donor.kind === "trust";
  return {
    ...values,
    donorKind: isBody ? donor.kind : "person",
    registeredName: donor.displayName,
    firstName: donor.firstName ?? donor.displayName,
    lastName: donor.lastName ?? donor.displayName,
    email: tidy(values.email) || (donor.email ?? ""),
  };
}

function purposeOf(chosen = "", purposes: Purposes) {
  const [kind, id] = chosen.split(":");
  if (kind === "fund" && purposes.funds.some((fund) => fund.id === id && !fund.isClosed))
    return { fundId: id!, campaignId: null };
  const campaign = purposes.campaigns.find((each) => kind === "campaign" && each.id === id && !each.isClosed);
  return campaign ? { fundId: campaign.fundId, campaignId: campaign.id } : null;
}

function giftFaults(
  values: RecordingValues,
  {
    receivedOn,
    today,
    hasPurpose,
  }: { receivedOn: CalendarDate | null; today: CalendarDate; hasPurpose: boolean },
): RecordingFaults {
  const amount = parseRand(values.amount ?? "");
  const faults: RecordingFaults = {};
  if (!amount.ok) faults.amount = amountFaults[amount.reason];
  else if (amount.cents === 0) faults.amount = "amount-missing";
  else if (amount.cents > 100_000_000_000) faults.amount = "amount-too-large";
  if (!hasPurpose) faults.purpose = "purpose-missing";
  if (!receivedOn) faults.receivedOn = "received-missing";
  else if (receivedOn > today) faults.receivedOn = "received-in-future";
  const goods = values.method === "goods" ? goodsOf(values) : null;
  return { ...faults, ...(goods && !goods.ok && goods.faults) };
}

const amountFaults = {
  empty: "amount-missing",
  negative: "amount-negative",
  "not-an-amount": "amount-unclear",
  "too-many-decimals": "amount-unclear",
  ambiguous: "amount-unclear",
  "too-large": "amount-too-large",
} as const;

function goodsOf(values: RecordingValues) {
  const description = (values.description ?? "").normalize("NFC").trim();
  const condition = goodsConditions.find((each) => each === values.condition);
  const basis = goodsBases.find((each) => each === values.basis);
  if (description && description.length <= 1_000 && condition && basis)
    return { ok: true as const, goods: { description, condition, basis } };
  const faults: RecordingFaults = {};
  if (!description) faults.description = "description-missing";
  else if (description.length > 1_000) faults.description = "too-long";
  if (!condition) faults.condition = "condition-missing";
  if (!basis) faults.basis = "basis-missing";
  return { ok: false as const, faults };
}

/** The giving page's own rules, for those answers that count here: staff need no contact person of a company. */
function donorFaults(
  values: RecordingValues,
  { isNew, wantsCertificate }: { isNew: boolean; wantsCertificate: boolean },
): RecordingFaults {
  const checked = { ...values, other: "500", certificate: "yes" };
  const found = checkoutFaults(checked, true);
  const isBody = values.donorKind === "company" || values.donorKind === "trust";
  const named: CheckoutField[] = isBody ? ["registeredName"] : ["firstName", "lastName"];
  const needed: CheckoutField[] = wantsCertificate
    ? fieldsAsked(checked, true).filter((field) => field !== "firstName" && field !== "lastName")
    : tidy(values.email)
      ? ["email"]
      : [];
  const asked = [...(isNew ? named : []), ...needed];
  return Object.fromEntries(asked.flatMap((field) => (found[field] ? [[field, found[field]]] : [])));
}

function newDonorOf(values: RecordingValues): RecordDonationInput["donor"] {
  const kind = values.donorKind === "company" || values.donorKind === "trust" ? values.donorKind : "person";
  const [firstName, lastName] = [tidy(values.firstName) || null, tidy(values.lastName) || null];
  return {
    kind,
    displayName: kind === "person" ? `${firstName} ${lastName}` : tidy(values.registeredName),
    firstName: kind === "person" ? firstName : null,
    lastName: kind === "person" ? lastName : null,
    email: tidy(values.email).toLowerCase() || null,
    phone: tidy(values.phone) || null,
  };
}
