import { sql } from "drizzle-orm";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** What Clerk tells of an invitation that Nika made. */
export type InvitationEvent = {
  clerkId: string;
  organizationClerkId: string;
  /** Nika's id; null for an invitation that it did not make. */
  invitationId: string | null;
  status: "pending" | "accepted" | "revoked" | "expired";
  expiresAt: Date | null;
};

/**
 * Notes what Clerk did with an invitation: that it is sent, which an act that broke off may not have written down, or
 * that it was revoked there. What accepting it means comes with the membership. False for one that is not open here.
 */
export async function applyInvitationEvent(tx: TenantTx, event: InvitationEvent): Promise<boolean> {
  const { clerkId, organizationClerkId, invitationId, status, expiresAt } = event;
  if (!invitationId) return false;
  const { rows } = (await tx.execute(
    sql`select app.mirror_invitation(${clerkId}, ${organizationClerkId}, ${invitationId}::uuid, ${status === "revoked"}, ${expiresAt?.toISOString() ?? null}::timestamptz) as result`,
  )) as unknown as { rows: { result: string }[] };
  return rows[0]?.result === "mirrored";
}
