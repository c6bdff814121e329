import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Activity } from "@/app/[orgId]/activity/activity";
import type { Asked } from "@/app/[orgId]/activity/asked";
import { loadActivity } from "@/app/[orgId]/activity/load-activity";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";

type Props = { params: Promise<{ orgId: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity"))("title") };
}

/** Who did what, narrowed by what the address says. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("audit:view")) return <Refused member={member} permission="audit:view" />;
  return <Activity view={await loadActivity(member, await searchParams)} />;
}
