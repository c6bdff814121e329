import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { calendarDateOf } from "@/lib/calendar";
import { findPublicOrganization } from "@/lib/giving/public-campaign";
import { currentSlug } from "@/lib/tenancy/current-slug";
import { OrganizationScreen } from "./organization-screen";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ orgSlug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findPublicOrganization((await params).orgSlug, calendarDateOf(new Date()));
  if (!found) return {};
  const { name, about } = found.organization;
  // Nothing said of itself leaves Nika's own description; an empty one would leave none.
  return { title: { absolute: name }, description: about || undefined };
}

export default async function OrganizationPage({ params }: Props) {
  const { orgSlug } = await params;
  const found = await findPublicOrganization(orgSlug, calendarDateOf(new Date()));
  if (!found) {
    const slug = await currentSlug(orgSlug);
    if (slug && slug !== orgSlug) permanentRedirect(`/give/${slug}`);
    notFound();
  }
  return <OrganizationScreen {...found} />;
}
