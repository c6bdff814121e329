import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { SuspendedScreen } from "@/app/(site)/give/[orgSlug]/suspended-screen";
import { calendarDateOf } from "@/lib/calendar";
import { env } from "@/lib/env";
import { findPublicCampaign } from "@/lib/giving/public-campaign";
import { findSuspendedOrganization } from "@/lib/giving/suspended-organization";
import { currentSlug } from "@/lib/tenancy/current-slug";
import { give } from "./actions";
import { CampaignScreen } from "./campaign-screen";
import { formProps } from "./form-props";
import { GivingForm } from "./giving-form";
import { NotTaking } from "./not-taking";

// Rendered on its first visit, kept, and rendered anew when the worker says so; hourly in any case, because
// campaigns open and end by the day.
export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ orgSlug: string; campaignSlug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { orgSlug, campaignSlug } = await params;
  const found = await findPublicCampaign(orgSlug, campaignSlug, calendarDateOf(new Date()));
  if (!found) {
    const suspended = await findSuspendedOrganization(orgSlug);
    return suspended ? { title: { absolute: suspended }, robots: { index: false } } : {};
  }
  const { title, summary } = found.campaign;
  const name = found.organization.name;
  return {
    title: { absolute: `${title} · ${name}` },
    ...(summary && { description: summary }),
    openGraph: { title, siteName: name },
  };
}

export default async function CampaignPage({ params }: Props) {
  const { orgSlug, campaignSlug } = await params;
  const found = await findPublicCampaign(orgSlug, campaignSlug, calendarDateOf(new Date()));
  if (!found) {
    const slug = await currentSlug(orgSlug);
    if (slug && slug !== orgSlug) permanentRedirect(`/give/${slug}/${campaignSlug}`);
    const suspended = await findSuspendedOrganization(orgSlug);
    if (suspended) return <SuspendedScreen slug={orgSlug} name={suspended} />;
    notFound();
  }
  const { organization, campaign, bankAccount } = found;
  const suggested = campaign.suggestions[Math.floor((campaign.suggestions.length - 1) / 2)];
  return (
    <CampaignScreen
      organization={organization}
      campaign={campaign}
      bankAccount={bankAccount}
      url={`${env().NIKA_PUBLIC_URL}/give/${orgSlug}/${campaignSlug}`}
    >
      {campaign.taking === "open" ? (
        <GivingForm
          {...(await formProps(organization, campaign))}
          action={give.bind(null, { orgSlug, campaignSlug, organizationName: organization.name })}
          initial={{
            at: "gift",
            values: suggested ? { sum: String(suggested.amountCents) } : {},
            faults: {},
          }}
        />
      ) : (
        <NotTaking organization={organization} taking={campaign.taking} />
      )}
    </CampaignScreen>
  );
}
