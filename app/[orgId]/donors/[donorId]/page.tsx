import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Donor } from "@/app/[orgId]/donors/[donorId]/donor";
import { loadDonor } from "@/app/[orgId]/donors/[donorId]/load-donor";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";

type Props = { params: Promise<{ orgId: string; donorId: string }> };

// No name: a title stands in the browser's history.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("donors.profile"))("title") };
}

/** One donor; read before anything is sent, so that one who is not there answers 404. */
export default async function DonorPage({ params }: Props) {
  const { orgId, donorId } = await params;
  const member = await requireMember(orgId);
  if (!member.permissions.has("donors:view")) return <Refused member={member} permission="donors:view" />;
  const view = await loadDonor(member, donorId);
  return view ? <Donor view={view} /> : notFound();
}
