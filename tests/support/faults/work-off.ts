import type { Chance } from "@/lib/db/seed/chance";
import { handlers } from "@/lib/jobs/handlers";
import { type QueueName, queues } from "@/lib/jobs/queues";
import { runJobs } from "@/lib/jobs/run-jobs";
import type { At } from "./give";
import { until } from "./persist";
import type { World } from "./world";

type Wish = {
  chance: Chance;
  at: At;
  /** How many jobs of a queue run side by side, as in the worker. */
  batch: number;
  /** One job in so many is done, and its end forgotten, as by a worker that is killed then; 0 for none. */
  forgetsOneIn?: number;
  /** Stops after so many rounds, with work left over. */
  roundLimit?: number;
  /** Called after each round, so that an outage may end. */
  round?: (number: number) => Promise<void>;
};

type Job = { id: string; data: unknown; retries: number };

/**
 * Works off every queue, in an order of chance, until nothing waits: no job, no notification of PayFast's, no event
 * of Clerk's. Time passes at once here: a job that failed is due again. Throws where a job fails more often than its
 * queue is patient.
 */
export async function workOff(world: World, wish: Wish): Promise<void> {
  for (let round = 1; round <= (wish.roundLimit ?? Number.POSITIVE_INFINITY); round += 1) {
    const waiting = await world.rows(
      "select distinct name from pgboss.job where state in ('created', 'retry') order by name",
    );
    if (waiting.length === 0) {
      if (!(await somethingComes(world))) return;
      continue;
    }
    const queue = wish.chance.pick(waiting).name as QueueName;
    await wish.at(queue);
    await runSome(world, queue, wish);
    await wish.round?.(round);
  }
}

async function runSome(world: World, queue: QueueName, wish: Wish): Promise<void> {
  const jobs = (await world.rows(
    `update pgboss.job set state = 'active', retry_count = retry_count + 1 where name = $1 and id in
       (select id from pgboss.job where name = $1 and state in ('created', 'retry') order by created_on limit $2)
     returning id, data, retry_count as retries`,
    [queue, wish.batch],
  )) as Job[];
  const results = await runJobs(queue, handlers[queue], jobs);
  for (const [at, { id, status }] of results.entries()) {
    const { retries } = jobs[at]!;
    const { retryLimit } = queues[queue];
    const isKilled = wish.forgetsOneIn ? wish.chance.oneIn(wish.forgetsOneIn) : false;
    // A job that is killed as often as its queue is patient is another story than one that fails.
    const isForgotten = isKilled && retries <= retryLimit;
    const isDone = status === "completed" && !isForgotten;
    if (!isDone && retries > retryLimit) throw new Error(`a job of ${queue} failed ${retries} times`);
    await world.rows("update pgboss.job set state = $3 where name = $1 and id = $2", [
      queue,
      id,
      isDone ? "completed" : "retry",
    ]);
  }
}

/** Whether PayFast or Clerk still had something to tell; false when all is quiet. */
async function somethingComes(world: World): Promise<boolean> {
  const isQuiet = async () => {
    const open = await world.script<unknown[]>("payfast", "/emulator/deliveries/open", undefined, "GET");
    return open.length === 0 && (await world.clerkWebhooks()).waiting.length === 0;
  };
  await until(isQuiet, "PayFast or Clerk has not got rid of a notification");
  const [left] = await world.rows(
    "select count(*)::int as n from pgboss.job where state in ('created', 'retry')",
  );
  return left.n > 0;
}
