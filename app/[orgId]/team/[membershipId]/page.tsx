import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inWords } from "@/app/[orgId]/event-words";
import { Refused } from "@/app/[orgId]/refused";
import { Colleague } from "@/app/[orgId]/team/[membershipId]/colleague";
import { listEventsAbout } from "@/lib/audit/queries";
import { findLimit } from "@/lib/team/find-limit";
import { findColleague, listColleagues } from "@/lib/team/list-colleagues";
import { listRoles } from "@/lib/team/list-roles";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Props = {
  params: Promise<{ orgId: string; membershipId: string }>;
  searchParams: Promise<{ did?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team.detail"))("person") };
}

/** One colleague; read before anything is sent, so that one who is not there answers 404. */
export default async function ColleaguePage({ params, searchParams }: Props) {
  const { orgId, membershipId } = await params;
  const member = await requireMember(orgId);
  if (!member.permissions.has("team:view")) return <Refused member={member} permission="team:view" />;
  const { organizationId, permissions } = member;
  const view = await withTenant(member, async (tx) => {
    const roles = await listRoles(tx, organizationId);
    const colleague = await findColleague(tx, organizationId, roles, membershipId);
    if (!colleague) return null;
    const all = await listColleagues(tx, organizationId, roles);
    const limit = await findLimit(tx, organizationId, membershipId);
    const owners = all.filter(({ role, status }) => role?.key === "owner" && status === "active");
    const events = permissions.has("audit:view")
      ? await listEventsAbout(tx, organizationId, [membershipId])
      : null;
    return {
      roles,
      colleague,
      limit,
      isLastOwner: owners.length === 1 && owners[0]?.membershipId === membershipId,
      history: events && (await inWords(events, { gifts: new Map(), certificates: new Map() }, member)),
    };
  });
  if (!view) notFound();
  const { did } = await searchParams;
  return <Colleague member={member} view={{ ...view, did, now: new Date() }} />;
}
