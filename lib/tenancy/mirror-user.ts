import type { User } from "@clerk/nextjs/server";
import { sql } from "drizzle-orm";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { newId } from "@/lib/new-id";
import { askClerk, isGone } from "./ask-clerk";
import { clerkClient } from "./clerk-client";
import { withTenant } from "./with-tenant";

/** A user as Clerk has them, at one moment. */
export type MirroredUser = {
  clerkId: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  /** Clerk's time of the change; an older one changes nothing. */
  changedAt: Date;
  isDeleted?: boolean;
};

/** Writes a user of Clerk's into the mirror; older news than what is there changes nothing. Returns our id. */
export async function mirrorUser(tx: TenantTx, user: MirroredUser): Promise<string> {
  const { clerkId, email, firstName, lastName, changedAt, isDeleted = false } = user;
  const { rows } = (await tx.execute(
    sql`select app.mirror_user(${newId()}, ${clerkId}, ${email}, ${firstName}, ${lastName}, ${changedAt.toISOString()}, ${isDeleted}) as id`,
  )) as unknown as { rows: { id: string }[] };
  return rows[0]!.id;
}

/**
 * Mirrors a user before the webhook that tells of them has come, or instead of one that was lost. Whom Clerk does not
 * know is gone: the worker, which asks about users that Clerk has named, writes that down; anybody else is refused.
 */
export async function mirrorUserNow(clerkId: string, actor: "inbox" | "system" = "inbox"): Promise<string> {
  const user = await askClerk(() => clerkClient().users.getUser(clerkId)).catch((error: unknown) => {
    if (actor === "system" && isGone(error)) return null;
    throw error;
  });
  const news = user ? asMirrored(user) : goneUser(clerkId);
  return withTenant({ kind: actor, organizationId: null }, (tx) => mirrorUser(tx, news));
}

/** A user whom Clerk no longer has. */
export const goneUser = (clerkId: string): MirroredUser => ({
  clerkId,
  email: null,
  firstName: null,
  lastName: null,
  changedAt: new Date(),
  isDeleted: true,
});

/** A user of the Backend API as the mirror has them: with one address, the primary one where there is one. */
export function asMirrored(user: User): MirroredUser {
  return {
    clerkId: user.id,
    email: (user.primaryEmailAddress ?? user.emailAddresses[0])?.emailAddress ?? null,
    firstName: user.firstName,
    lastName: user.lastName,
    changedAt: new Date(user.updatedAt),
  };
}
