import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inWords } from "@/app/[orgId]/event-words";
import { Refused } from "@/app/[orgId]/refused";
import { Role } from "@/app/[orgId]/team/roles/[roleId]/role";
import { listEventsAbout } from "@/lib/audit/queries";
import { isId } from "@/lib/new-id";
import { listRolesInUse } from "@/lib/team/roles-in-use";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Props = { params: Promise<{ orgId: string; roleId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("roles"))("title") };
}

/** One role; read before anything is sent, so that one who is not there answers 404. */
export default async function RolePage({ params }: Props) {
  const { orgId, roleId } = await params;
  const member = await requireMember(orgId);
  if (!member.permissions.has("team:view")) return <Refused member={member} permission="team:view" />;
  const { organizationId, permissions } = member;
  const view = await withTenant(member, async (tx) => {
    const [role] = isId(roleId) ? await listRolesInUse(tx, organizationId, roleId) : [];
    if (!role) return null;
    const events = permissions.has("audit:view") ? await listEventsAbout(tx, organizationId, [roleId]) : null;
    const history = events && (await inWords(events, { gifts: new Map(), certificates: new Map() }, member));
    return { role, history };
  });
  if (!view) notFound();
  return <Role member={member} view={view} />;
}
