import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Fund } from "@/app/[orgId]/campaigns/funds/[fundId]/fund";
import { inWords } from "@/app/[orgId]/event-words";
import { Refused } from "@/app/[orgId]/refused";
import { listEventsAbout } from "@/lib/audit/queries";
import { listFunds } from "@/lib/giving/campaign-queries";
import { isId } from "@/lib/new-id";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Props = { params: Promise<{ orgId: string; fundId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns.fundForm"))("title") };
}

/** One fund; read before anything is sent, so that one that is not there answers 404. */
export default async function FundPage({ params }: Props) {
  const { orgId, fundId } = await params;
  const member = await requireMember(orgId);
  if (!member.permissions.has("campaigns:view"))
    return <Refused member={member} permission="campaigns:view" />;
  if (!isId(fundId)) notFound();
  const { organizationId, organizationSlug, permissions } = member;
  const view = await withTenant(member, async (tx) => {
    const [fund] = await listFunds(tx, organizationId, fundId);
    if (!fund) return null;
    const events = await listEventsAbout(tx, organizationId, [fundId]);
    return { fund, history: await inWords(events, { gifts: new Map(), certificates: new Map() }, member) };
  });
  if (!view) notFound();
  return <Fund view={{ ...view, organizationSlug, mayEdit: permissions.has("campaigns:edit") }} />;
}
