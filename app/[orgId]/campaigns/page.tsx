import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Campaigns } from "@/app/[orgId]/campaigns/campaigns";
import { Refused } from "@/app/[orgId]/refused";
import { calendarDateOf } from "@/lib/calendar";
import { listCampaigns, listFunds } from "@/lib/giving/campaign-queries";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Props = {
  params: Promise<{ orgId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns"))("title") };
}

/** Every campaign and fund of the organisation. */
export default async function CampaignsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("campaigns:view"))
    return <Refused member={member} permission="campaigns:view" />;
  const { show } = await searchParams;
  const status = (["draft", "published", "closed"] as const).find((each) => each === show);
  const { organizationId, organizationSlug, permissions } = member;
  const view = await withTenant(member, async (tx) => ({
    campaigns: await listCampaigns(tx, organizationId),
    funds: await listFunds(tx, organizationId),
  }));
  return (
    <Campaigns
      view={{
        ...view,
        organizationSlug,
        status,
        today: calendarDateOf(new Date()),
        mayEdit: permissions.has("campaigns:edit"),
      }}
    />
  );
}
