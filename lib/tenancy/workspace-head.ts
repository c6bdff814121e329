import { and, eq, isNull, sql } from "drizzle-orm";
import { notices } from "@/lib/db/schema/notices";
import { organizationTaxDetails, users } from "@/lib/db/schema/tenancy";
import type { Member } from "./actor";
import { withTenant } from "./with-tenant";

type WorkspaceHead = { pboNumber: string | null; email: string; hasNews: boolean };

/** What the workspace shows around every page: the PBO number, the colleague's own address, whether they have news. */
export async function getWorkspaceHead(member: Member): Promise<WorkspaceHead> {
  return withTenant(member, async (tx) => {
    const unread = tx
      .select({ one: sql`1` })
      .from(notices)
      .where(
        and(
          eq(notices.organizationId, member.organizationId),
          eq(notices.userId, member.userId),
          isNull(notices.readAt),
        ),
      );
    const [head] = await tx
      .select({
        email: users.email,
        pboNumber: organizationTaxDetails.pboNumber,
        hasNews: sql<boolean>`exists (${unread})`,
      })
      .from(users)
      .leftJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, member.organizationId))
      .where(and(eq(users.id, member.userId)));
    return { pboNumber: head?.pboNumber ?? null, email: head?.email ?? "", hasNews: head?.hasNews ?? false };
  });
}
