import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { calendarDateOf } from "@/lib/calendar";
import { findPublicOrganization } from "@/lib/giving/public-campaign";
import { findSuspendedOrganization } from "@/lib/giving/suspended-organization";
import { currentSlug } from "@/lib/tenancy/current-slug";
import { OrganizationScreen } from "./organization-screen";
import { SuspendedScreen } from "./suspended-screen";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ orgSlug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findPublicOrganization((await params).orgSlug, calendarDateOf(new Date()));
  if (!found) {
    const suspended = await findSuspendedOrganization((await params).orgSlug);
    return suspended ? { title: { absolute: suspended }, robots: { index: false } } : {};
  }
  const { name, about } = found.organization;
  // Nothing said of itself leaves Nika's own description; one that is named and empty, even undefined, would leave none.
  return { title: { absolute: name }, ...(about && { description: about }) };
}

export default async function OrganizationPage({ params }: Props) {
  const { orgSlug } = await params;
  const found = await findPublicOrganization(orgSlug, calendarDateOf(new Date()));
  if (!found) {
    const slug = await currentSlug(orgSlug);
    if (slug && slug !== orgSlug) permanentRedirect(`/give/${slug}`);
    const suspended = await findSuspendedOrganization(orgSlug);
    if (suspended) return <SuspendedScreen slug={orgSlug} name={suspended} />;
    notFound();
  }
  return <OrganizationScreen {...found} />;
}
