"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { sealDraft } from "@/lib/giving/checkout-draft";
import { type CheckoutValues, checkoutFields } from "@/lib/giving/checkout-input";
import { startCheckout } from "@/lib/giving/start-checkout";
import { endOfWait } from "@/lib/tenancy/end-of-wait";
import { clientAddress } from "@/lib/webhooks/client-address";
import { draftCookie } from "./draft-cookie";
import type { GivingState } from "./giving-state";

type Place = { orgSlug: string; campaignSlug: string; organizationName: string };

/** Steps one and two: starts the checkout and goes on to the third, or says what to put right. */
export async function give(place: Place, _: GivingState, form: FormData): Promise<GivingState> {
  const values = valuesOf(form);
  const { orgSlug, campaignSlug, organizationName } = place;
  const started = await startCheckout(
    { kind: "visitor", organizationSlug: orgSlug },
    {
      campaignSlug,
      // Without a script a form has no key of its own; sending it twice starts two gifts, and one is paid.
      formKey: z.uuid().safeParse(form.get("formKey")).data ?? crypto.randomUUID(),
      values,
      address: clientAddress(await headers()),
    },
  );
  if (started.ok) {
    const draft = sealDraft(started.token, values);
    if (draft) (await cookies()).set(draftCookie(place, draft));
    redirect(`/give/${orgSlug}/${campaignSlug}/pay/${started.token}`);
  }
  if (started.reason === "invalid")
    return { at: started.faults.other ? "gift" : "you", values, faults: started.faults };
  const t = await getTranslations("give.refusals");
  const at = "waitSeconds" in started ? endOfWait(started.waitSeconds) : "";
  return { at: "you", values, faults: {}, refusal: t(started.reason, { name: organizationName, at }) };
}

function valuesOf(form: FormData): CheckoutValues {
  const pairs = checkoutFields.map((field) => [field, form.get(field)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => typeof value === "string"));
}
