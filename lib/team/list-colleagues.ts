import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { campaigns } from "@/lib/db/schema/giving";
import { membershipCampaigns } from "@/lib/db/schema/membership-campaigns";
import { memberships, userRoles, users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { isId } from "@/lib/new-id";
import type { ColleagueView, RoleView } from "./views";

const shownLimit = 500;

const titles = sql<string[]>`array(select c.title from ${membershipCampaigns} l
  join ${campaigns} c on c.organization_id = l.organization_id and c.id = l.campaign_id
  where l.organization_id = ${memberships.organizationId} and l.membership_id = ${memberships.id}
  order by c.title limit 20)`;

/** Everybody who belongs to the organisation or waits to, whose role gives most first; 500 at most. */
export async function listColleagues(
  tx: TenantTx,
  organizationId: string,
  roles: RoleView[],
): Promise<ColleagueView[]> {
  const found = await read(tx, organizationId, roles, ne(memberships.status, "removed"));
  const rank = ({ role }: ColleagueView) => (role ? roles.indexOf(role) : roles.length);
  return found.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** One colleague, or a former one; null for nobody. */
export async function findColleague(
  tx: TenantTx,
  organizationId: string,
  roles: RoleView[],
  membershipId: string,
): Promise<ColleagueView | null> {
  if (!isId(membershipId)) return null;
  const [found] = await read(tx, organizationId, roles, eq(memberships.id, membershipId));
  return found ?? null;
}

async function read(
  tx: TenantTx,
  organizationId: string,
  roles: RoleView[],
  which: SQL,
): Promise<ColleagueView[]> {
  const found = await tx
    .select({
      membershipId: memberships.id,
      userId: users.id,
      first: users.firstName,
      last: users.lastName,
      email: users.email,
      status: memberships.status,
      roleId: userRoles.roleId,
      joinedAt: memberships.createdAt,
      lastSeenAt: memberships.lastSeenAt,
      isLimited: memberships.isLimited,
      titles,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      userRoles,
      and(eq(userRoles.organizationId, organizationId), eq(userRoles.membershipId, memberships.id)),
    )
    .where(and(eq(memberships.organizationId, organizationId), which))
    .limit(shownLimit);
  const holds = ["active", "suspended"];
  return found.map(({ first, last, email, roleId, isLimited, titles, ...one }) => ({
    ...one,
    campaigns: isLimited ? titles : null,
    name: [first, last].filter(Boolean).join(" ") || (email ?? ""),
    email: email ?? "",
    role: (holds.includes(one.status) && roles.find(({ id }) => id === roleId)) || null,
  }));
}
