import type { Client } from "pg";
import { PgBoss } from "pg-boss";
import { deadLetterQueue, queues } from "@/lib/jobs/queues";

/**
 * pg-boss's own schema and our queues, made as the owner, because neither the web nor the worker may create anything.
 * The web may only add jobs, in whatever role its transaction runs; reading them stays refused.
 */
export async function prepareJobQueues(
  owner: Client,
  ownerUrl: string,
  logins: { web: string; worker: string },
) {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 1 });
  boss.on("error", () => {});
  await boss.start();
  try {
    await boss.createQueue(deadLetterQueue);
    for (const [name, options] of Object.entries(queues)) {
      const existing = await boss.getQueue(name);
      const wanted = { ...options, deadLetter: deadLetterQueue };
      await (existing ? boss.updateQueue(name, wanted) : boss.createQueue(name, wanted));
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  const worker = owner.escapeIdentifier(logins.worker);
  await owner.query(`
    grant usage on schema pgboss to ${worker}, app_member, app_donor, app_visitor, app_inbox, app_operator, app_system;
    grant select, insert, update, delete on all tables in schema pgboss to ${worker};
    grant execute on all functions in schema pgboss to ${worker};
    grant select on pgboss.queue to app_member, app_donor, app_visitor, app_inbox, app_operator, app_system;
    grant insert, select (id) on pgboss.job_common to app_member, app_donor, app_visitor, app_inbox, app_operator, app_system;
    grant insert, select (id) on pgboss.job to app_member, app_donor, app_visitor, app_inbox, app_operator, app_system;
  `);
}
