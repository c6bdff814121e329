import { redirect } from "next/navigation";
import { requireMember } from "@/lib/tenancy/session";

/** An organisation's own address leads to the reader's overview. */
export default async function OrganizationPage({ params }: { params: Promise<{ orgId: string }> }) {
  const member = await requireMember((await params).orgId);
  redirect(`/${member.organizationSlug}/dashboard/${member.userId}`);
}
