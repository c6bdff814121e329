import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { freePorts } from "@/lib/emulators/run/free-port";
import { clearPostgres, placePostgres } from "@/lib/emulators/run/postgres/place";
import { prepareDatabase } from "@/lib/emulators/run/postgres/prepare-database";
import { type Postgres, startPostgres } from "@/lib/emulators/run/postgres/server";
import { closePools } from "@/lib/tenancy/with-tenant";
import type { TestDatabase } from "@/tests/support/database";
import { testEnvironment } from "@/tests/support/environment";
import { copyData, giveTo } from "./copy-data";

const name = "nika";

/**
 * A cluster as one keeps it in production: its log of writes is archived as it grows. `env()` points at its database.
 * Whatever is restored answers at the same address.
 */
export async function openDrill() {
  const root = mkdtempSync(join(tmpdir(), "nika-restore-"));
  chmodSync(root, 0o755);
  const [port] = (await freePorts(1)) as [number];
  const { secrets } = inject("cluster");
  const folderOf = (cluster: string) => join(root, cluster);
  const archive = join(root, "archive");
  let running: Postgres | undefined;

  const start = async (cluster: string, settings: Record<string, string>) => {
    mkdirSync(folderOf(cluster), { recursive: true });
    running = await startPostgres({
      folder: folderOf(cluster),
      port,
      password: secrets.superuserPassword,
      logFile: join(root, `${cluster}.log`),
      settings,
    });
    return running.url;
  };

  mkdirSync(folderOf("source"), { recursive: true });
  const { account } = placePostgres(folderOf("source"));
  mkdirSync(archive);
  await giveTo(account, archive);
  const postgres = await start("source", {
    archive_mode: "on",
    archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f`,
  });
  await prepareDatabase(postgres, name, secrets.ownerPassword);
  const variables = testEnvironment({ port, secrets }, name);
  Object.assign(process.env, variables, { DATABASE_DRIVER: "pg" });
  const database: TestDatabase = {
    name,
    urls: {
      superuser: postgres.replace(/\/postgres$/, `/${name}`),
      owner: variables.DATABASE_URL_OWNER!,
      web: variables.DATABASE_URL!,
      worker: variables.DATABASE_URL_WORKER!,
    },
  };
  await migrate(database.urls, () => {});
  return {
    database,
    /** Nothing is kept: no process, no folder. */
    end: async () => {
      await closePools();
      running?.kill();
      await running?.exited;
      for (const cluster of ["source", "first", "second"]) clearPostgres(folderOf(cluster));
      rmSync(root, { recursive: true, force: true });
    },
    /** A copy of the data folder, taken while the database works; `meanwhile` happens in the middle of it. */
    copy: async (meanwhile: () => Promise<void>) => {
      const session = await connect(database);
      await session.query("select pg_backup_start('drill', fast => true)");
      await copyData(placePostgres(folderOf("source")).data, join(root, "copy"), meanwhile);
      const { rows } = await session.query("select labelfile from pg_backup_stop(wait_for_archive => true)");
      writeFileSync(join(root, "copy", "backup_label"), rows[0].labelfile);
      await session.end();
    },
    /** Everything that was written so far is in the archive. */
    archived: async () => {
      const session = await connect(database);
      const { rows } = await session.query("select pg_walfile_name(pg_switch_wal()) as file");
      for (let waited = 0; waited < 30_000; waited += 50) {
        const last = await session.query("select last_archived_wal as file from pg_stat_archiver");
        if (last.rows[0].file >= rows[0].file) return void (await session.end());
        await wait(50);
      }
      throw new Error("the archive does not get what was written");
    },
    /** The machine is gone, with no time for a last word. */
    lose: async () => {
      await closePools();
      running?.kill();
      await running?.exited;
    },
    /** A new cluster from the copy and the archive, up to a moment or only to the copy's own end. */
    restore: async (cluster: "first" | "second", target: Record<string, string>) => {
      mkdirSync(folderOf(cluster), { recursive: true });
      const { data } = placePostgres(folderOf(cluster));
      await copyData(join(root, "copy"), data);
      writeFileSync(join(data, "recovery.signal"), "");
      await giveTo(account, data);
      await giveTo(account, dirname(data));
      await start(cluster, {
        restore_command: `cp ${archive}/%f %p`,
        recovery_target_action: "promote",
        ...target,
      });
    },
  };
}

async function connect(database: TestDatabase): Promise<pg.Client> {
  const session = new pg.Client(database.urls.superuser);
  await session.connect();
  return session;
}
