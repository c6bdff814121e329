import { openCheckout } from "@/lib/giving/open-checkout";
import { recordDonation } from "@/lib/giving/record-donation";
import { startCheckout } from "@/lib/giving/start-checkout";
import { newId } from "@/lib/new-id";
import { nkosi } from "@/tests/support/certificate-cast";
import type { CaseOrganization } from "./organization";
import { persist } from "./persist";
import type { World } from "./world";

export type Act =
  | "pay"
  | "pay-twice"
  | "pay-late"
  | "pay-other-amount"
  | "cancel"
  | "forge-amount"
  | "forge-signature"
  | "forge-unknown"
  | "forge-source";
/** Called before each step of a gift's way, so that a fault can begin there. */
export type At = (step: string) => Promise<void>;

export type CardGift = {
  firstName: string;
  email: string;
  rand: number;
  wantsCertificate: boolean;
};

/** The signed form that leads to PayFast, as often as it is sent. */
export type Till = { url: string; fields: [name: string, value: string][] };

const details = {
  donorKind: "person",
  identityKind: "sa-id",
  idNumber: "8001015009087",
  taxReference: "0123456782",
  street: "3 Mimosa Close",
  town: "Mpophomeni",
  postalCode: "3291",
  phone: "072 555 0188",
};

/** A donor who fills in the form and comes to the payment page's door; whatever fails is tried again. */
export async function startGift({ slug, campaign }: CaseOrganization, gift: CardGift, at: At): Promise<Till> {
  const { firstName, email, rand, wantsCertificate } = gift;
  const formKey = newId();
  const values = {
    firstName,
    lastName: "Nkosi",
    email,
    other: String(rand),
    ...(wantsCertificate && { certificate: "yes", ...details }),
  };
  await at("start-checkout");
  const started = await persist(() =>
    startCheckout(
      { kind: "visitor", organizationSlug: slug },
      { campaignSlug: campaign.slug, formKey, values, address: null },
    ),
  );
  if (!started.ok) throw new Error(started.reason);
  await at("open-checkout");
  const place = { token: started.token, organizationSlug: slug, campaignSlug: campaign.slug };
  const opened = await persist(() => openCheckout(place, { firstName, lastName: "Nkosi", email }));
  if (!opened.ok) throw new Error(opened.reason);
  return opened.payfast;
}

/** What happens on the payment page, each act on a page of its own. */
export async function actAtTill(world: World, till: Till, act: Act): Promise<void> {
  const checkoutId = await persist(() => reachTill(till));
  await world.script("payfast", `/emulator/checkouts/${checkoutId}`, { act, delaySeconds: 0.05 });
}

/** A gift by card from the form to the payment. */
export async function giveByCard(
  world: World,
  organization: CaseOrganization,
  { act, ...gift }: CardGift & { act: Act },
  at: At,
): Promise<void> {
  const till = await startGift(organization, gift, at);
  await at("pay");
  await actAtTill(world, till, act);
}

async function reachTill({ url, fields }: Till): Promise<string> {
  const body = new URLSearchParams(fields);
  const signal = AbortSignal.timeout(10_000);
  const page = await fetch(url, { method: "POST", body, redirect: "manual", signal });
  const id = /\/payment\/([\w-]+)$/.exec(page.headers.get("location") ?? "")?.[1];
  if (!id) throw new Error(`the payment page answered ${page.status} and leads nowhere`);
  return id;
}

export type CounterGift = {
  name: string;
  email: string | null;
  amountCents: number;
  method: "eft" | "cash" | "goods";
  wantsCertificate: boolean;
  receivedOn: string;
};

const readers = { description: "60 graded readers", condition: "good", basis: "market-value" } as const;

/** A colleague who records a gift, and sends the same form again when an error page comes back. */
export async function recordAtCounter(
  { member, fundId, campaign }: CaseOrganization,
  gift: CounterGift,
  at: At,
): Promise<string> {
  const formKey = newId();
  const { name, email, wantsCertificate, ...given } = gift;
  await at("record");
  const recorded = await persist(() =>
    recordDonation(member, {
      ...given,
      formKey,
      donor: { kind: "person", displayName: name, firstName: name, email },
      fundId,
      campaignId: campaign.fundId === fundId ? campaign.campaignId : null,
      wantsCertificate,
      sendsThanks: true,
      ...(wantsCertificate && { taxDetails: nkosi }),
      ...(gift.method === "goods" && { goods: readers }),
    }),
  );
  if (!recorded.ok) throw new Error(recorded.reason);
  return recorded.donationId;
}
