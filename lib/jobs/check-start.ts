import { checkDatabase, DatabaseRefused } from "@/lib/db/check-database";
import { checkEnv, EnvError, env } from "@/lib/env";

// Runs before `next start`: what is missing is named here, all of it at once, not by the first visitor who needs it.

async function main(): Promise<void> {
  checkEnv("DATABASE_URL");
  await checkDatabase(env().DATABASE_URL);
}

main().catch((error: Error) => {
  const isExplained = error instanceof EnvError || error instanceof DatabaseRefused;
  console.error(isExplained ? error.message : `The database cannot be reached: ${error.message}`);
  process.exitCode = 1;
});
