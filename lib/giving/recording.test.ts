import { expect, test } from "vitest";
import { calendarDate } from "@/lib/calendar";
import type { FoundDonor } from "./find-donors";
import { type RecordingValues, recordingOf } from "./recording";

const [fundId, campaignId] = ["f", "c"];
const known = {
  donor: null,
  today: calendarDate("2026-11-20"),
  purposes: {
    funds: [
      { id: fundId, name: "Literacy", isSection18aEligible: true, isClosed: false },
      { id: "closed", name: "Old", isSection18aEligible: true, isClosed: true },
    ],
    campaigns: [{ id: campaignId, title: "Books", fundId, fundName: "Literacy", isClosed: false }],
  },
};
const eft: RecordingValues = {
  donor: "new",
  firstName: "Thandi",
  lastName: "Nkosi",
  method: "eft",
  amount: "R 1 234,50",
  purpose: "fund:f",
  receivedOn: "2026-11-19",
};
const forCertificate: RecordingValues = {
  certificate: "yes",
  email: "Thandi@Nkosi.example",
  idNumber: "800101 5009 087",
  taxReference: "0001339050",
  street: "27 Jacaranda Street",
  town: "Hilton",
  postalCode: "3245",
  phone: "083 555 0164",
};
const trust: FoundDonor = {
  id: "01a1f846-75e6-7903-99e9-749e1b1ff8cb",
  kind: "trust",
  displayName: "Masakhane Family Trust",
  firstName: null,
  lastName: null,
  email: "trust@masakhane.example",
};

const giftOf = (values: RecordingValues, donor: FoundDonor | null = null) => {
  const recording = recordingOf(values, { ...known, donor });
  if (!recording.ok) throw new Error(JSON.stringify(recording.faults));
  return recording.gift;
};
const faultsOf = (values: RecordingValues, donor: FoundDonor | null = null) => {
  const recording = recordingOf(values, { ...known, donor });
  return recording.ok ? {} : recording.faults;
};

test("reads an EFT of somebody new, and takes a campaign's fund with it", () => {
  expect(giftOf({ ...eft, purpose: "campaign:c" })).toMatchObject({
    donor: { kind: "person", displayName: "Thandi Nkosi", email: null },
    fundId,
    campaignId,
    method: "eft",
    amountCents: 123_450,
    wantsCertificate: false,
    sendsThanks: false,
  });
});

test("a certificate asks of a person what the law asks, each number checked", () => {
  expect(giftOf({ ...eft, ...forCertificate }).taxDetails).toMatchObject({
    name: "Thandi Nkosi",
    identityNumber: "8001015009087",
    addressLines: ["27 Jacaranda Street", "Hilton 3245"],
  });
  expect(faultsOf({ ...eft, certificate: "yes" })).toEqual({
    email: "email-missing",
    idNumber: "id-missing",
    taxReference: "tax-missing",
    street: "street-missing",
    town: "town-missing",
    postalCode: "postal-code",
    phone: "phone",
  });
  expect(faultsOf({ ...eft, ...forCertificate, idNumber: "8001015009088" })).toEqual({
    idNumber: "id-check-digit",
  });
});

test("a known donor gives their own name and address, and a trust its own number", () => {
  const values = { ...eft, ...forCertificate, email: "", firstName: "", lastName: "", donor: trust.id };
  expect(faultsOf(values, trust)).toEqual({ trustNumber: "trust-number" });
  const gift = giftOf({ ...values, trustNumber: "IT 1234/2015" }, trust);
  expect(gift.donor).toEqual({ id: trust.id });
  expect(gift.taxDetails).toMatchObject({ nature: "trust", name: trust.displayName, email: trust.email });
});

test("goods need a description, a condition and what their value rests on", () => {
  expect(faultsOf({ ...eft, method: "goods" })).toEqual({
    description: "description-missing",
    condition: "condition-missing",
    basis: "basis-missing",
  });
  const goods = { description: "400 readers", condition: "new", basis: "cost" };
  expect(giftOf({ ...eft, method: "goods", ...goods }).goods).toEqual(goods);
});

test("names everything that stands in the way, in the order of the screen", () => {
  expect(Object.keys(faultsOf({ method: "eft" }))).toEqual([
    "firstName",
    "lastName",
    "amount",
    "receivedOn",
    "purpose",
  ]);
});

test.each([
  [{ amount: "-5" }, { amount: "amount-negative" }],
  [{ amount: "1.234" }, { amount: "amount-unclear" }],
  [{ amount: "0" }, { amount: "amount-missing" }],
  [{ receivedOn: "2026-11-21" }, { receivedOn: "received-in-future" }],
  [{ receivedOn: "2026-02-30" }, { receivedOn: "received-missing" }],
  [{ purpose: "fund:closed" }, { purpose: "purpose-missing" }],
  [{ donor: "01a1f846-75e6-7903-99e9-749e1b1ff8cb" }, { donorSearch: "unknown-donor" }],
  [{ email: "thandi" }, { email: "email-unclear" }],
] as [RecordingValues, object][])("refuses %j", (change, faults) => {
  expect(faultsOf({ ...eft, ...change })).toEqual(faults);
});
