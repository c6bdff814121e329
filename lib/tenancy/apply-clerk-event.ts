import { and, eq, isNotNull, sql } from "drizzle-orm";
import { clerkEvents } from "@/lib/db/schema/webhooks";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import { logEvent } from "@/lib/log";
import { newId } from "@/lib/new-id";
import { payloadPlace } from "./accept-clerk-webhook";
import { applyInvitationEvent } from "./apply-invitation-event";
import { type ClerkEvent, readClerkEvent } from "./clerk-event";
import { mirrorUser, mirrorUserNow } from "./mirror-user";
import { takeUpInvitation } from "./take-up-invitation";
import { withTenant } from "./with-tenant";

type Outcome = { status: "applied" | "ignored" | "waiting"; reason: string | null; event?: ClerkEvent };
export type ApplyClerkEvent = "applied" | "ignored" | "already-applied" | "unknown";

/** Something that the event needs has not come yet; the job is tried again later. */
class ClerkEventWaits extends Error {
  override name = "ClerkEventWaits";
}

/**
 * Applies one stored event to the mirror: once, in any order. Users, organisations and memberships carry Clerk's
 * own time, so an older event never undoes a newer one. Throws ClerkEventWaits for a membership whose organisation
 * is not there yet; a user who is missing is asked for at Clerk, in case the event that told of them was lost. What
 * fails otherwise is noted and thrown, to be tried again by its job or by an operator.
 */
export async function applyClerkEvent(id: string): Promise<ApplyClerkEvent> {
  try {
    return await applyOrWait(id);
  } catch (error) {
    if (!(error instanceof ClerkEventWaits)) await noteFailure(id, error).catch(() => undefined);
    throw error;
  }
}

async function applyOrWait(id: string): Promise<ApplyClerkEvent> {
  const first = await applyOnce(id);
  if (typeof first !== "string") noteSession(first.event);
  if (typeof first === "string" || first.status !== "waiting") return wordFor(first);
  if (first.event?.kind === "membership") await mirrorUserNow(first.event.userClerkId, "system");
  const second = await applyOnce(id);
  if (typeof second !== "string" && second.status === "waiting")
    throw new ClerkEventWaits(second.reason ?? "");
  return wordFor(second);
}

const installation = { kind: "system", organizationId: null } as const;

async function applyOnce(id: string): Promise<Outcome | "unknown" | "already-applied"> {
  return withTenant(installation, async (tx) => {
    const [stored] = await tx.select().from(clerkEvents).where(eq(clerkEvents.id, id)).for("update");
    if (!stored) return "unknown";
    if (stored.payloadCiphertext === null) return "already-applied";
    const event = readClerkEvent(decrypt(stored.payloadCiphertext, payloadPlace));
    const { status, reason } = await mirror(tx, event);
    // What is done with is erased: it may name somebody who wants to be forgotten.
    const end = status === "waiting" ? {} : { appliedAt: new Date(), payloadCiphertext: null };
    await tx
      .update(clerkEvents)
      .set({ status, reason, attempts: stored.attempts + 1, ...end })
      .where(eq(clerkEvents.id, id));
    return { status, reason, event };
  });
}

/** Who signed in, or out, by Clerk's id. */
function noteSession(event: ClerkEvent | undefined): void {
  if (event?.kind === "session")
    logEvent("auth.session-changed", { change: event.change, user: event.userClerkId });
}

/** The error's name alone: its message may repeat what the event says. */
async function noteFailure(id: string, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.name : "unknown";
  await withTenant(installation, (tx) =>
    tx
      .update(clerkEvents)
      .set({ status: "failed", reason, attempts: sql`${clerkEvents.attempts} + 1` })
      .where(and(eq(clerkEvents.id, id), isNotNull(clerkEvents.payloadCiphertext))),
  );
}

const wordFor = (outcome: Outcome | "unknown" | "already-applied") =>
  (typeof outcome === "string" ? outcome : outcome.status) as ApplyClerkEvent;

const applied: Outcome = { status: "applied", reason: null };
const ignored = (reason: string): Outcome => ({ status: "ignored", reason });
const waiting = (reason: string): Outcome => ({ status: "waiting", reason });

async function mirror(tx: TenantTx, event: ClerkEvent): Promise<Outcome> {
  switch (event.kind) {
    case "user":
      await mirrorUser(tx, event.user);
      return applied;
    case "organization":
      return mirrorOrganization(tx, event);
    case "membership":
      return mirrorMembership(tx, event);
    case "invitation":
      return (await applyInvitationEvent(tx, event.invitation)) ? applied : ignored("not open in Nika");
    case "session":
      return mirrorSession(tx, event);
    case "other":
      return ignored("not mirrored");
  }
}

/** Nika makes every organisation; one that it did not make is nobody's tenant. */
async function mirrorOrganization(
  tx: TenantTx,
  event: ClerkEvent & { kind: "organization" },
): Promise<Outcome> {
  const { clerkId, name, nikaId, changedAt, isDeleted } = event;
  const mirrored = await call(
    tx,
    sql`select app.mirror_organization(${clerkId}, ${nikaId}, ${name}, ${changedAt.toISOString()}, ${isDeleted}) as result`,
  );
  if (mirrored) return applied;
  if (isDeleted) return ignored("deleted, and never one of ours");
  return nikaId ? waiting("the organisation is still being made") : ignored("not made by Nika");
}

async function mirrorMembership(tx: TenantTx, event: ClerkEvent & { kind: "membership" }): Promise<Outcome> {
  const { clerkId, organizationClerkId, userClerkId, invitationId, nikaId, changedAt, isDeleted } = event;
  const result = await call(
    tx,
    sql`select app.mirror_membership(${newId()}, ${clerkId}, ${organizationClerkId}, ${userClerkId}, ${changedAt.toISOString()}, ${isDeleted}) as result`,
  );
  if (result === "mirrored") {
    await takeUpInvitation(tx, { organizationClerkId, userClerkId, invitationId, isDeleted });
    return applied;
  }
  return nikaId ? waiting("its user or organisation has not come yet") : ignored("not made by Nika");
}

async function mirrorSession(tx: TenantTx, event: ClerkEvent & { kind: "session" }): Promise<Outcome> {
  const { userClerkId, seenAt } = event;
  const seen = await call(
    tx,
    sql`select nullif(app.mirror_session(${userClerkId}, ${seenAt.toISOString()}), 0)::text as result`,
  );
  return seen ? applied : ignored("no colleague's, or seen later since");
}

async function call(tx: TenantTx, query: ReturnType<typeof sql>): Promise<string | null> {
  const { rows } = (await tx.execute(query)) as unknown as { rows: { result: string | null }[] };
  return rows[0]?.result ?? null;
}
