import type { Client } from "pg";
import { PgBoss } from "pg-boss";
import { deadJobs } from "@/lib/db/dead-jobs";
import { tellOfActs } from "@/lib/db/tell-of-acts";
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
      const { policy, ...changeable } = { policy: undefined, ...options, deadLetter: deadLetterQueue };
      // A queue keeps the policy it was made with.
      await (existing
        ? boss.updateQueue(name, changeable)
        : boss.createQueue(name, { ...changeable, ...(policy && { policy }) }));
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  const worker = owner.escapeIdentifier(logins.worker);
  await owner.query(`
    grant usage on schema pgboss to ${worker}, app_member, app_limited, app_donor, app_visitor, app_inbox, app_operator, app_system;
    grant select, insert, update, delete on all tables in schema pgboss to ${worker};
    grant execute on all functions in schema pgboss to ${worker};
    grant select on pgboss.queue to app_member, app_limited, app_donor, app_visitor, app_inbox, app_operator, app_system;
    grant insert, select (id) on pgboss.job_common to app_member, app_limited, app_donor, app_visitor, app_inbox, app_operator, app_system;
    grant insert, select (id) on pgboss.job to app_member, app_limited, app_donor, app_visitor, app_inbox, app_operator, app_system;
  `);
  for (const functions of [queueAge, deadJobs, tellOfActs()]) await owner.query(functions);
}

// pg-boss's tables come after the migrations, so these functions, which read them, can stand in none.
const queueAge = `
  begin;
  grant usage on schema pgboss to nika_definer;
  grant select (name, state, start_after) on pgboss.job to nika_definer;
  grant create on schema app to nika_definer;
  set local role nika_definer;
  create or replace function app.oldest_job_seconds() returns double precision
  language sql stable security definer set search_path = '' as $$
    select coalesce(extract(epoch from now() - min(j.start_after)), 0)::double precision from pgboss.job j
      where j.state in ('created', 'retry') and j.start_after <= now() and j.name <> '${deadLetterQueue}'
  $$;
  create or replace function app.queue_figures() returns table (queue text, waiting bigint, oldest_seconds double precision, failed bigint)
  language sql stable security definer set search_path = '' as $$
    select j.name, count(*) filter (where j.state in ('created', 'retry') and j.start_after <= now()),
      coalesce(extract(epoch from now() - min(j.start_after) filter (where j.state in ('created', 'retry') and j.start_after <= now())), 0)::double precision,
      count(*) filter (where j.state = 'failed' or j.name = '${deadLetterQueue}')
    from pgboss.job j where j.state in ('created', 'retry', 'failed') group by j.name
  $$;
  revoke all on function app.oldest_job_seconds, app.queue_figures from public;
  grant execute on function app.oldest_job_seconds, app.queue_figures to app_visitor, app_operator;
  reset role;
  revoke create on schema app from nika_definer;
  commit;`;
