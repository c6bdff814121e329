import { eq } from "drizzle-orm";
import { teamInvitations } from "@/lib/db/schema/team";
import { memberships, users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** Of whom the team's acts tell, by membership and invitation: a name, or the address that was asked. */
export async function nameTeamSubjects(tx: TenantTx, organizationId: string): Promise<Map<string, string>> {
  const people = await tx
    .select({ id: memberships.id, first: users.firstName, last: users.lastName, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organizationId, organizationId))
    .limit(1000);
  const asked = await tx
    .select({ id: teamInvitations.id, email: teamInvitations.email })
    .from(teamInvitations)
    .where(eq(teamInvitations.organizationId, organizationId))
    .limit(1000);
  const nameOf = ({ first, last, email }: (typeof people)[number]) =>
    [first, last].filter(Boolean).join(" ") || (email ?? "");
  return new Map([
    ...people.map((one) => [one.id, nameOf(one)] as const),
    ...asked.map(({ id, email }) => [id, email] as const),
  ]);
}
