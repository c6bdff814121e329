import { eq, lt, sql } from "drizzle-orm";
import { clerkEvents, clerkFindings, clerkReconciliations } from "@/lib/db/schema/webhooks";
import { askClerk, type Patience } from "@/lib/tenancy/ask-clerk";
import { asInstallation } from "./ask-database";
import { compareOrganizations } from "./compare-organizations";
import { compareUsers } from "./compare-users";
import { type Comparison, type DriftKind, NotCredible } from "./drift";

export type Reconciled = {
  status: "finished" | "stopped";
  reason: string | null;
  usersSeen: number;
  organizationsSeen: number;
  membershipsSeen: number;
  findings: { kind: DriftKind; subjectClerkId: string; isMended: boolean }[];
};

/** For what is over soon; the queue tries the whole again where it is not. */
const ofAJob: Patience = { times: 4, firstPauseMs: 500, longestPauseMs: 30_000 };

/**
 * Compares the mirror with Clerk and mends it, so that an event which never came makes no lasting difference. Nothing
 * is deleted that Clerk has not said, by name, to be gone; an answer that cannot be the whole stops it. Each finding
 * is kept as it is made; a second run finds nothing more to mend. Throws where Clerk stays out of reach.
 */
export async function reconcileClerk(
  options: { acceptsDeletions?: boolean; patience?: Patience; pageLimit?: number } = {},
): Promise<Reconciled> {
  const { acceptsDeletions = false, patience = ofAJob, pageLimit = 500 } = options;
  const { id, startedAt } = await begin();
  const findings: Reconciled["findings"] = [];
  const counts = { usersSeen: 0, organizationsSeen: 0, membershipsSeen: 0 };
  const comparison: Comparison = {
    acceptsDeletions,
    pageLimit,
    ask: (question) => askClerk(question, patience),
    async report(kind, subjectClerkId, isMended) {
      findings.push({ kind, subjectClerkId, isMended });
      await asInstallation((tx) =>
        tx.insert(clerkFindings).values({ reconciliationId: id, kind, subjectClerkId, isMended }),
      );
    },
  };
  const end = (status: "finished" | "stopped", reason: string | null) =>
    asInstallation(async (tx) => {
      const run = { status, reason, finishedAt: sql`now()`, ...counts };
      await tx.update(clerkReconciliations).set(run).where(eq(clerkReconciliations.id, id));
    });
  try {
    counts.usersSeen = await compareUsers(comparison, startedAt);
    const seen = await compareOrganizations(comparison);
    counts.organizationsSeen = seen.organizations;
    counts.membershipsSeen = seen.memberships;
  } catch (error) {
    const isDoubt = error instanceof NotCredible;
    const reason = isDoubt ? error.message : "Clerk was out of reach, or refused";
    await end("stopped", reason);
    if (isDoubt) return { status: "stopped", reason, ...counts, findings };
    throw error;
  }
  await giveUpOldEvents();
  await end("finished", null);
  return { status: "finished", reason: null, ...counts, findings };
}

const keptDays = 90;

async function begin(): Promise<{ id: string; startedAt: Date }> {
  return asInstallation(async (tx) => {
    const old = sql`now() - make_interval(days => ${keptDays})`;
    await tx.delete(clerkReconciliations).where(lt(clerkReconciliations.startedAt, old));
    const [run] = await tx
      .insert(clerkReconciliations)
      .values({})
      .returning({ id: clerkReconciliations.id, startedAt: clerkReconciliations.startedAt });
    return run!;
  });
}

/** What an event said that could not be applied for a month has been mended above; it is erased. */
async function giveUpOldEvents(): Promise<void> {
  await asInstallation((tx) =>
    tx
      .update(clerkEvents)
      .set({ status: "ignored", reason: "made up for by a comparison", payloadCiphertext: null })
      .where(
        sql`${clerkEvents.status} in ('stored', 'waiting', 'failed') and ${clerkEvents.receivedAt} < now() - interval '30 days'`,
      ),
  );
}
