import { and, eq } from "drizzle-orm";
import { teamInvitations } from "@/lib/db/schema/team";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";

/** Ends the open invitation to an address; its link lets nobody in from now on, and Clerk is told by a job. */
export async function endInvitations(tx: TenantTx, organizationId: string, email: string): Promise<void> {
  const ended = await tx
    .update(teamInvitations)
    .set({ status: "revoked", endedAt: new Date() })
    .where(
      and(
        eq(teamInvitations.organizationId, organizationId),
        eq(teamInvitations.email, email),
        eq(teamInvitations.status, "pending"),
      ),
    )
    .returning({ id: teamInvitations.id });
  for (const { id } of ended) await enqueue(tx, "team.settle-invitation", { organizationId, id });
}
