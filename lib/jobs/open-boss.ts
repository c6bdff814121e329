import { PgBoss } from "pg-boss";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** Connects to the queues as the worker. Nothing is created or migrated: migrations have done it. */
export async function openBoss(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL_WORKER,
    application_name: "nika-jobs",
    max: 4,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    // The worker does not own the tables.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => log.error({ error: error.message }, "queue trouble"));
  await boss.start();
  return boss;
}
