import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadNotices } from "@/app/[orgId]/notices/load-notices";
import { Notices } from "@/app/[orgId]/notices/notices";
import { requireMember } from "@/lib/tenancy/session";

type Props = { params: Promise<{ orgId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notices"))("title") };
}

/** What the reader was told of; everybody has their own. */
export default async function NoticesPage({ params }: Props) {
  return <Notices view={await loadNotices(await requireMember((await params).orgId))} />;
}
