import { sql } from "drizzle-orm";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";

/** A membership of Clerk's, and the invitation of Nika's that it came by. */
export type Arrival = {
  organizationClerkId: string;
  userClerkId: string;
  /** Nika's id, which its invitation carried into the membership; null for one that came otherwise. */
  invitationId: string | null;
  isDeleted?: boolean;
};

/**
 * After the mirror has written a membership: one that came by an invitation gets the role chosen in it, once, whether
 * the webhook or the person's own sign-in brings the news. Where Clerk then needs to be brought to our state (a token
 * that says there is a place to work; a last owner who left there) a job does it. Says whether they are a member now.
 */
export async function takeUpInvitation(tx: TenantTx, arrival: Arrival): Promise<boolean> {
  const { organizationClerkId, userClerkId, invitationId, isDeleted } = arrival;
  const { rows } = (await tx.execute(
    sql`select organization_id as "organizationId", membership_id as id, outcome
      from app.take_up_invitation(${organizationClerkId}, ${userClerkId}, ${invitationId}::uuid, ${newId()})`,
  )) as unknown as { rows: { organizationId: string; id: string; outcome: string }[] };
  const [settled] = rows;
  if (!settled) return false;
  const { organizationId, id, outcome } = settled;
  const isMember = outcome === "joined" || outcome === "active";
  if (outcome === "joined" || (isDeleted && isMember))
    await enqueue(tx, "team.settle-membership", { organizationId, id });
  return isMember;
}
