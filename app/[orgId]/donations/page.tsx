import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Donations } from "@/app/[orgId]/donations/donations";
import { loadDonations } from "@/app/[orgId]/donations/load-donations";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";

type Props = {
  params: Promise<{ orgId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("workspace.donations"))("title") };
}

/** Every donation of the organisation, narrowed by what the address says. */
export default async function DonationsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("donations:view"))
    return <Refused member={member} permission="donations:view" />;
  return <Donations view={await loadDonations(member, await searchParams, new Date())} />;
}
