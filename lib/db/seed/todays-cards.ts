import { env } from "@/lib/env";
import { openCheckout } from "@/lib/giving/open-checkout";
import { startCheckout } from "@/lib/giving/start-checkout";
import { invariant } from "@/lib/invariant";
import { newId } from "@/lib/new-id";
import type { SeedOrganization } from "./seed-organization";

const gifts = [
  { firstName: "Thandi", lastName: "Nkosi", email: "thandi@nkosi.example", other: "500", act: "pay" },
  {
    firstName: "Pieter",
    lastName: "van Zyl",
    email: "pieter@vanzyl.example",
    other: "750",
    act: "pay-twice",
  },
  {
    firstName: "Ayanda",
    lastName: "Khumalo",
    email: "ayanda@khumalo.example",
    other: "120",
    act: "pay-other-amount",
  },
  {
    firstName: "Naledi",
    lastName: "Sebogodi",
    email: "naledi@sebogodi.example",
    other: "250",
    act: "cancel",
  },
] as const;

const certificate = {
  certificate: "yes",
  donorKind: "person",
  identityKind: "sa-id",
  idNumber: "8001015009087",
  taxReference: "0123456782",
  street: "3 Mimosa Close",
  town: "Mpophomeni",
  postalCode: "3291",
  phone: "072 555 0188",
};

/** Today's gifts by card, through the payment page: paid, told of twice, of another amount, left; and one by the donor with an account. */
export async function payByCard(organization: SeedOrganization, donorEmail: string): Promise<void> {
  const lerato = {
    firstName: "Lerato",
    lastName: "Mokoena",
    email: donorEmail,
    other: "450",
    act: "pay",
  } as const;
  for (const [at, { act, ...values }] of [...gifts, lerato].entries()) {
    const campaign = organization.campaigns[at % 2]!;
    const visitor = { kind: "visitor", organizationSlug: organization.slug } as const;
    const started = await startCheckout(visitor, {
      campaignSlug: campaign.slug,
      formKey: newId(),
      values: { ...values, ...certificate },
      address: null,
    });
    invariant(started.ok, "an example gift can be started");
    const place = { token: started.token, organizationSlug: organization.slug, campaignSlug: campaign.slug };
    const checkout = await openCheckout(place, values);
    invariant(checkout.ok, "an example gift can be paid");
    await actAtPaymentPage(checkout.payfast.fields, act);
  }
}

async function actAtPaymentPage(fields: readonly (readonly [string, string])[], act: string): Promise<void> {
  const payfast = env().PAYFAST_URL;
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const page = await fetch(`${payfast}/eng/process`, { method: "POST", body, redirect: "manual" });
  invariant(page.status < 400, "the payment page takes an example gift");
  const { m_payment_id: ours } = Object.fromEntries(fields);
  const answer = await fetch(`${payfast}/emulator/checkouts`);
  // A real sandbox has no such page: the gift stays as it is, started and not paid.
  if (!answer.ok) return;
  const checkouts = (await answer.json()) as { id: string; fields: Record<string, string> }[];
  const checkout = checkouts.find((one) => one.fields.m_payment_id === ours);
  invariant(checkout, "the payment page knows the gift it was given");
  await fetch(`${payfast}/emulator/checkouts/${checkout.id}`, {
    method: "POST",
    body: JSON.stringify({ act }),
  });
}
