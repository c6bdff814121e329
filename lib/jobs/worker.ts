import { checkDatabase, DatabaseRefused } from "@/lib/db/check-database";
import { checkEnv, EnvError, env } from "@/lib/env";
import { startWorker } from "@/lib/jobs/start-worker";
import { log } from "@/lib/log";
import { startTelemetry } from "@/lib/telemetry/start";
import { closePools } from "@/lib/tenancy/with-tenant";

// `npm run worker`: does the installation's jobs until it is told to stop.

async function main(): Promise<void> {
  checkEnv("DATABASE_URL_WORKER");
  await checkDatabase(env().DATABASE_URL_WORKER);
  startTelemetry("nika-worker");
  const worker = await startWorker();
  log.info("worker ready");
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "worker stops");
    await worker.stop();
    await closePools();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch((error: Error) => {
  if (error instanceof EnvError || error instanceof DatabaseRefused) console.error(error.message);
  else log.fatal({ error: error.message }, "worker cannot start");
  process.exit(1);
});
