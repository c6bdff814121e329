import type { PgBoss } from "pg-boss";
import type { QueueName } from "@/lib/jobs/queues";

/** What is done again and again, in every organisation or for the installation, and how often. */
const schedules: Partial<Record<QueueName, { everySeconds: number }>> = {
  "donations.expire": { everySeconds: 3600 },
  "certificates.issue-waiting": { everySeconds: 3600 },
  "clerk.reconcile": { everySeconds: 6 * 3600 },
  "invariants.check": { everySeconds: 900 },
};

/**
 * Adds what is due. Ask as often as you like, from as many processes as there are: each schedule gets one job per
 * period, because the database refuses a second one.
 */
export async function addDueJobs(boss: PgBoss): Promise<void> {
  for (const [queue, { everySeconds }] of Object.entries(schedules))
    await boss.send(
      queue,
      { organizationId: null, id: "due" },
      { singletonKey: "due", singletonSeconds: everySeconds },
    );
}
