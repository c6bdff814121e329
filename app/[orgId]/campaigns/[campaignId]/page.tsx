import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Campaign } from "@/app/[orgId]/campaigns/[campaignId]/campaign";
import { inWords } from "@/app/[orgId]/event-words";
import { Refused } from "@/app/[orgId]/refused";
import { listEventsAbout } from "@/lib/audit/queries";
import { calendarDateOf } from "@/lib/calendar";
import { findCampaignDetail, listFunds } from "@/lib/giving/campaign-queries";
import { isId } from "@/lib/new-id";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Props = {
  params: Promise<{ orgId: string; campaignId: string }>;
  searchParams: Promise<{ saved?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns.detail"))("campaign") };
}

/** One campaign; read before anything is sent, so that one that is not there answers 404. */
export default async function CampaignPage({ params, searchParams }: Props) {
  const { orgId, campaignId } = await params;
  const member = await requireMember(orgId);
  if (!member.permissions.has("campaigns:view"))
    return <Refused member={member} permission="campaigns:view" />;
  if (!isId(campaignId)) notFound();
  const { organizationId, organizationSlug, permissions } = member;
  const view = await withTenant(member, async (tx) => {
    const campaign = await findCampaignDetail(tx, organizationId, campaignId);
    if (!campaign) return null;
    const events = await listEventsAbout(tx, organizationId, [campaignId]);
    return {
      campaign,
      funds: await listFunds(tx, organizationId),
      history: await inWords(events, { gifts: new Map(), certificates: new Map() }, member),
    };
  });
  if (!view) notFound();
  return (
    <Campaign
      view={{
        ...view,
        organizationSlug,
        today: calendarDateOf(new Date()),
        isSaved: (await searchParams).saved !== undefined,
        mayEdit: permissions.has("campaigns:edit"),
        mayPublish: permissions.has("campaigns:publish"),
      }}
    />
  );
}
