import { and, eq, isNull } from "drizzle-orm";
import { organizationSuspensions } from "@/lib/db/schema/suspensions";
import type { Member } from "./actor";
import { withTenant } from "./with-tenant";

/** Why the organisation is suspended and since when, for its staff; null where it is not. */
export async function findSuspension(
  member: Pick<Member, "kind" | "clerkId" | "organizationSlug" | "organizationId">,
): Promise<{ reason: string; suspendedAt: Date } | null> {
  const { organizationId, reason, suspendedAt, reopenedAt } = organizationSuspensions;
  const [found] = await withTenant(member, (tx) =>
    tx
      .select({ reason, suspendedAt })
      .from(organizationSuspensions)
      .where(and(eq(organizationId, member.organizationId), isNull(reopenedAt))),
  );
  return found ?? null;
}
