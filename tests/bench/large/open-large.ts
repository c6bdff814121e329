import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/lib/db/migrate";
import { freePorts } from "@/lib/emulators/run/free-port";
import { clearPostgres } from "@/lib/emulators/run/postgres/place";
import { prepareDatabase } from "@/lib/emulators/run/postgres/prepare-database";
import { startPostgres } from "@/lib/emulators/run/postgres/server";
import { secretsIn } from "@/lib/emulators/run/secrets";
import { testEnvironment } from "@/tests/support/environment";
import { fill } from "./fill";
import { largeSlug } from "./organizations";
import { largeSize, type Size } from "./size";

/** Raised by hand whenever a build would make something else. */
const seedVersion = 1;
const database = "nika_large";

export type Large = {
  organizationSlug: string;
  /** Clerk's id of the large organisation's owner; admin, manager, member and viewer are user_<role>-of-<slug>. */
  memberClerkId: string;
  /** When its history ends: what the screens are to take for now. */
  until: Date;
  urls: { owner: string; web: string; worker: string };
  /** The whole environment of a process that works on it; this process has it already. */
  variables: Record<string, string>;
  close(): Promise<void>;
};

type Options = { folder?: string; size?: Size; anew?: boolean; say?: (line: string) => void };

/**
 * Opens the database of 1,000,000 donations in one organisation beside 1,000 small ones, and makes it first where it
 * is not there or was made for other migrations. Call it before anything asks for the environment.
 */
export async function openLarge(options: Options = {}): Promise<Large> {
  const { folder = ".local/large", size = largeSize, anew = false, say = () => {} } = options;
  mkdirSync(folder, { recursive: true });
  const version = join(folder, "version.json");
  const wanted = JSON.stringify({ migration: newestMigration(), seedVersion, ...size });
  const made = existsSync(version)
    ? (JSON.parse(readFileSync(version, "utf8")) as { made: string; until: string })
    : null;
  const isThere = !anew && made?.made === wanted;
  if (!isThere) {
    rmSync(version, { force: true });
    clearPostgres(folder);
  }
  const secrets = secretsIn(folder);
  const [port] = await freePorts(1);
  const postgres = await startPostgres({
    folder,
    port: port!,
    password: secrets.superuserPassword,
    logFile: join(folder, "postgres.log"),
    disposable: true,
    settings: {
      shared_buffers: "1GB",
      max_wal_size: "8GB",
      checkpoint_timeout: "30min",
      // The build ends with a vacuum of everything; until then one would only stand in its way.
      ...(isThere ? {} : { autovacuum: "off" }),
    },
  });
  try {
    const variables = testEnvironment({ port: port!, secrets }, database);
    Object.assign(process.env, variables);
    const urls = {
      owner: variables.DATABASE_URL_OWNER!,
      web: variables.DATABASE_URL!,
      worker: variables.DATABASE_URL_WORKER!,
    };
    const until = isThere ? new Date(made.until) : new Date();
    if (!isThere) {
      await prepareDatabase(postgres.url, database, secrets.ownerPassword);
      await migrate(urls, () => {});
      await fill(urls.owner, size, until, say);
      writeFileSync(version, JSON.stringify({ made: wanted, until: until.toISOString() }));
    }
    const memberClerkId = `user_owner-of-${largeSlug}`;
    return {
      organizationSlug: largeSlug,
      memberClerkId,
      until,
      urls,
      variables,
      close: () => postgres.stop(),
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

function newestMigration(): string {
  const { entries } = JSON.parse(readFileSync("drizzle/meta/_journal.json", "utf8")) as {
    entries: { tag: string }[];
  };
  return entries.at(-1)!.tag;
}
