import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { loadOverview } from "@/app/[orgId]/dashboard/[userId]/load-overview";
import { Overview } from "@/app/[orgId]/dashboard/[userId]/overview";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";

type Props = { params: Promise<{ orgId: string; userId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("workspace.overview"))("title") };
}

/** The reader's own overview; somebody else's is not there. */
export default async function OverviewPage({ params }: Props) {
  const { orgId, userId } = await params;
  const member = await requireMember(orgId);
  if (userId !== member.userId) notFound();
  if (!member.permissions.has("donations:view"))
    return <Refused member={member} permission="donations:view" />;
  return <Overview view={await loadOverview(member, new Date())} />;
}
