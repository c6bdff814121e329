import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { give } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/actions";
import { CampaignScreen } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/campaign-screen";
import { draftCookieName } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/draft-cookie";
import { formProps } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/form-props";
import { GivingForm } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/giving-form";
import { PayStep } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/pay-step";
import { calendarDateOf } from "@/lib/calendar";
import { env } from "@/lib/env";
import { openDraft } from "@/lib/giving/checkout-draft";
import { tidy } from "@/lib/giving/checkout-input";
import { openCheckout } from "@/lib/giving/open-checkout";
import { findPublicCampaign } from "@/lib/giving/public-campaign";
import { NothingToPay } from "./nothing-to-pay";
import { Stopped } from "./stopped";

type Props = {
  params: Promise<{ orgSlug: string; campaignSlug: string; token: string }>;
  searchParams: Promise<{ stopped?: string; change?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("give.form");
  // Not `no-referrer`: the browser would send Origin "null" with a form, and a server action refuses that.
  return { title: t("pay"), referrer: "strict-origin", robots: { index: false } };
}

/** The third step, and where a donor who stopped at PayFast comes back to, with their answers. */
export default async function PayPage({ params, searchParams }: Props) {
  const { orgSlug, campaignSlug, token } = await params;
  const { stopped, change } = await searchParams;
  const found = await findPublicCampaign(orgSlug, campaignSlug, calendarDateOf(new Date()));
  if (!found) notFound();
  const { organization, campaign } = found;
  const values = openDraft((await cookies()).get(draftCookieName)?.value, token);
  const payer = {
    firstName: tidy(values?.firstName),
    lastName: tidy(values?.lastName),
    email: tidy(values?.email),
  };
  const checkout = await openCheckout({ token, organizationSlug: orgSlug, campaignSlug }, payer);
  if (!checkout.ok && checkout.reason === "unknown") notFound();
  const here = `/give/${orgSlug}/${campaignSlug}`;
  return (
    <CampaignScreen organization={organization} campaign={campaign} url={env().NIKA_PUBLIC_URL + here}>
      {stopped && checkout.ok && <Stopped />}
      {!checkout.ok ? (
        <NothingToPay statusUrl={`${here}/thanks/${token}`} againUrl={here} />
      ) : change ? (
        <GivingForm
          {...(await formProps(organization, campaign))}
          action={give.bind(null, { orgSlug, campaignSlug, organizationName: organization.name })}
          initial={{
            at: change === "you" ? "you" : "gift",
            values: values ?? { other: String(checkout.amountCents / 100) },
            faults: {},
          }}
        />
      ) : (
        <PayStep
          gift={{
            ...checkout,
            title: campaign.title,
            donor: values && { name: `${payer.firstName} ${payer.lastName}`, email: payer.email },
            hasCertificate: checkout.wantsCertificate,
            changeUrl: `${here}/pay/${token}`,
          }}
        />
      )}
    </CampaignScreen>
  );
}
