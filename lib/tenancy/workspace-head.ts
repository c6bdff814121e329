import { and, eq } from "drizzle-orm";
import { organizationTaxDetails, users } from "@/lib/db/schema/tenancy";
import type { Member } from "./actor";
import { withTenant } from "./with-tenant";

/** What the workspace shows around every page: the organisation's PBO number and the colleague's own address. */
export async function getWorkspaceHead(member: Member): Promise<{ pboNumber: string | null; email: string }> {
  return withTenant(member, async (tx) => {
    const [head] = await tx
      .select({ email: users.email, pboNumber: organizationTaxDetails.pboNumber })
      .from(users)
      .leftJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, member.organizationId))
      .where(and(eq(users.id, member.userId)));
    return { pboNumber: head?.pboNumber ?? null, email: head?.email ?? "" };
  });
}
