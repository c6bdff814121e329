import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { freePorts } from "@/lib/emulators/run/free-port";
import { clearPostgres } from "@/lib/emulators/run/postgres/place";
import { prepareDatabase } from "@/lib/emulators/run/postgres/prepare-database";
import { startPostgres } from "@/lib/emulators/run/postgres/server";
import { newSecrets, type Secrets } from "@/lib/emulators/run/secrets";
import { testEnvironment } from "./environment";
import { type Size, sizes } from "./sizes";

export const templateName = "nika_template";

/** One PostgreSQL a run; the real migrations run once, into the template that each test file copies. */
export type Cluster = { port: number; superuserUrl: string; secrets: Secrets };

declare module "vitest" {
  export interface ProvidedContext {
    cluster: Cluster;
    driver: "pg" | "neon";
    size: Size;
  }
}

export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "nika-database-"));
  // Where root runs this, PostgreSQL's user may enter, and needs no copy of its programs elsewhere.
  chmodSync(folder, 0o755);
  const secrets = newSecrets();
  const [port] = await freePorts(1);
  const postgres = await startPostgres({
    folder,
    port: port!,
    password: secrets.superuserPassword,
    logFile: join(folder, "postgres.log"),
    disposable: true,
  });
  const cluster = { port: port!, superuserUrl: postgres.url, secrets };
  await prepareDatabase(postgres.url, templateName, secrets.ownerPassword);
  migrate(testEnvironment(cluster, templateName));
  project.provide("cluster", cluster);
  project.provide("size", process.env.NIKA_PROOF ? sizes.prove : sizes.test);
  return async () => {
    await postgres.stop();
    clearPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}

function migrate(variables: Record<string, string>): void {
  execFileSync(process.execPath, ["--import", "tsx", "lib/db/migrate.ts"], {
    env: { ...process.env, ...variables, NODE_ENV: "test" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}
