import { redirect } from "next/navigation";
import { requireMember } from "@/lib/tenancy/session";

/** The overview is always somebody's: the reader's. */
export default async function DashboardPage({ params }: { params: Promise<{ orgId: string }> }) {
  const member = await requireMember((await params).orgId);
  redirect(`/${member.organizationSlug}/dashboard/${member.userId}`);
}
