import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Donation } from "@/app/[orgId]/donations/[donationId]/donation";
import { loadDonation } from "@/app/[orgId]/donations/[donationId]/load-donation";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";

type Props = { params: Promise<{ orgId: string; donationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("workspace.donation"))("facts") };
}

/** One donation; read before anything is sent, so that one that is not there answers 404. */
export default async function DonationPage({ params }: Props) {
  const { orgId, donationId } = await params;
  const member = await requireMember(orgId);
  if (!member.permissions.has("donations:view"))
    return <Refused member={member} permission="donations:view" />;
  const view = await loadDonation(member, donationId, new Date());
  return view ? <Donation view={view} /> : notFound();
}
