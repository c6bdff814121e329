import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/app/[orgId]/refused";
import { Team } from "@/app/[orgId]/team/team";
import { listColleagues } from "@/lib/team/list-colleagues";
import { listInvitations } from "@/lib/team/list-invitations";
import { listRoles } from "@/lib/team/list-roles";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Props = {
  params: Promise<{ orgId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title") };
}

/** Who belongs to the organisation, who is invited, and who waits. */
export default async function TeamPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("team:view")) return <Refused member={member} permission="team:view" />;
  const { organizationId } = member;
  const view = await withTenant(member, async (tx) => {
    const roles = await listRoles(tx, organizationId);
    return {
      roles,
      colleagues: await listColleagues(tx, organizationId, roles),
      invitations: await listInvitations(tx, organizationId, roles),
    };
  });
  const { did } = await searchParams;
  return <Team member={member} view={{ ...view, did, now: new Date() }} />;
}
