import { asc, eq } from "drizzle-orm";
import { memberships, users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** Everybody who is or was a member of the organisation, by name. */
export async function listColleagues(
  tx: TenantTx,
  organizationId: string,
): Promise<{ userId: string; name: string }[]> {
  const found = await tx
    .select({ userId: users.id, first: users.firstName, last: users.lastName, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organizationId, organizationId))
    .orderBy(asc(users.firstName), asc(users.lastName))
    .limit(500);
  return found.map(({ userId, first, last, email }) => ({
    userId,
    name: [first, last].filter(Boolean).join(" ") || (email ?? ""),
  }));
}
