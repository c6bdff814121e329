import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Asked } from "@/app/[orgId]/donors/asked";
import { Donors } from "@/app/[orgId]/donors/donors";
import { loadDonors } from "@/app/[orgId]/donors/load-donors";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";

type Props = { params: Promise<{ orgId: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("donors"))("title") };
}

/** Everybody who gave or began to, narrowed by what the address says. */
export default async function DonorsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("donors:view")) return <Refused member={member} permission="donors:view" />;
  return <Donors view={await loadDonors(member, await searchParams, new Date())} />;
}
