import { existsSync, mkdirSync, rmSync, statfsSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, isBuilt } from "./build";
import type { Part } from "./child";
import { buildEnvironment, type Service } from "./environment";
import { type Facts, factsOf } from "./facts";
import { choosePorts, type Ports } from "./ports";
import { prepareDatabase } from "./postgres/prepare-database";
import { startPostgres } from "./postgres/server";
import { fullDisk, fullDiskRefusal, Refusal } from "./refusal";
import { runCommand } from "./run-command";
import { type Secrets, secretsIn } from "./secrets";
import { startEmulators, startWeb, startWorker } from "./servers";
import { untilAnswers } from "./until-answers";

export type StackOptions = {
  /** State of every part is kept here. */
  folder: string;
  seed: boolean;
  ports: "usual" | "any";
  /** Settings that replace stand-ins: a .env file and the shell. Empty for tests. */
  given: Record<string, string | undefined>;
  /** Rebuilds as sources change, in place of a production build. */
  isLive?: boolean;
  /** Runs one step and may show it. */
  step?: Step;
  /** Ends a start that is still under way. */
  signal?: AbortSignal;
};
type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export type Stack = {
  facts: Facts;
  variables: Record<string, string>;
  /** Settles with the reason when a part that the others need has ended. */
  failed: Promise<Refusal>;
  stop(): Promise<void>;
  /** At once, without waiting for anything. */
  kill(): void;
};

type Setting = StackOptions & {
  step: Step;
  logFolder: string;
  secrets: Secrets;
  choice: Ports;
  variables: Record<string, string>;
  emulated: Set<Service>;
  parts: Set<Part>;
  fail(reason: Refusal): void;
};

/** Starts every part of Nika on 127.0.0.1 and returns once it answers. Whatever was started is stopped if a step fails. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const parts = new Set<Part>();
  const stop = async () => {
    // The database last: the others still finish what they are doing.
    for (const part of [...parts].reverse()) await part.stop();
  };
  const kill = () => {
    for (const part of parts) part.kill();
  };
  options.signal?.addEventListener("abort", () => void stop());
  let fail: (reason: Refusal) => void = () => {};
  const failed = new Promise<Refusal>((settle) => {
    fail = settle;
  });
  try {
    const setting = await settle(options, parts, fail);
    const facts = await Promise.race([startParts(setting), failed.then((reason) => Promise.reject(reason))]);
    return { facts, variables: setting.variables, failed, stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function settle(options: StackOptions, parts: Set<Part>, fail: Setting["fail"]): Promise<Setting> {
  const folder = resolve(options.folder);
  const logFolder = join(folder, "logs");
  mkdirSync(logFolder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < 300_000_000) throw fullDiskRefusal(folder);
  const secrets = secretsIn(folder);
  const choice = await choosePorts(folder, options.ports);
  const { variables, emulated } = buildEnvironment({ ports: choice, secrets, given: options.given });
  const step: Step = options.step ?? ((_name, work) => work());
  return { ...options, folder, step, logFolder, secrets, choice, variables, emulated, parts, fail };
}

async function startParts(setting: Setting): Promise<Facts> {
  const { step, variables, emulated, folder } = setting;
  const seedFile = join(folder, "seed.json");
  const next = async <T>(name: string, work: () => Promise<T>) => {
    setting.signal?.throwIfAborted();
    return step(name, work);
  };
  if (emulated.has("database")) await next("Database", () => startDatabase(setting, seedFile));
  await next("Tables", () => migrate(setting));
  if (emulated.size > 0) await next("Stand-ins for what has no keys", () => startEmulators(setting));
  if (!setting.isLive && !isBuilt(variables)) await next("Building the site", () => build(setting));
  await next("Site", async () => {
    startWeb(setting);
    await untilAnswers(
      `${factsOf(setting.choice, variables, emulated, seedFile).web}/api/health`,
      setting.signal,
    );
  });
  if (wantsSeed(setting) && !existsSync(seedFile))
    await next("Three organisations to look at", () => seed(setting, seedFile));
  // Only now: examples are dated over two years, and the worker would date what it does today.
  startWorker(setting);
  const facts = factsOf(setting.choice, variables, emulated, seedFile);
  await next("Checking that everything answers", () =>
    untilAnswers(`${facts.web}/api/ready`, setting.signal),
  );
  return facts;
}

async function startDatabase(setting: Setting, seedFile: string): Promise<void> {
  const { folder, secrets, choice, parts, logFolder } = setting;
  const postgres = await startPostgres({
    folder,
    port: choice.postgres,
    password: secrets.superuserPassword,
    logFile: join(logFolder, "postgres.log"),
  });
  parts.add({ name: "postgres", stop: postgres.stop, kill: postgres.kill });
  void postgres.exited.then((tail) =>
    setting.fail(fullDisk(tail) ? fullDiskRefusal(folder) : new Refusal(`The database ended:\n${tail}`)),
  );
  if (postgres.isNew) {
    // What the stand-ins hold belongs to a database that is gone.
    for (const state of ["clerk", "payfast", "s3", "mail"])
      rmSync(join(folder, state), { recursive: true, force: true });
    rmSync(seedFile, { force: true });
  }
  await prepareDatabase(postgres.url, "nika", secrets.ownerPassword);
}

function migrate({ variables, logFolder, parts }: Setting): Promise<void> {
  const script = {
    name: "migrate",
    script: ["lib/db/migrate.ts"],
    variables: { ...variables, NODE_ENV: "production" },
    logFolder,
  };
  return runCommand(
    { ...script, nodeOptions: ["--import", "tsx"] },
    parts,
    "The database could not be brought up to date.",
  );
}

/** Example organisations belong in a database of ours, and never beside the people of a live Clerk. */
function wantsSeed({ seed, emulated, variables }: Setting): boolean {
  return seed && emulated.has("database") && !variables.CLERK_SECRET_KEY?.startsWith("sk_live_");
}

function seed({ variables, logFolder, parts }: Setting, seedFile: string): Promise<void> {
  const script = {
    name: "seed",
    script: ["lib/db/seed.ts", seedFile],
    variables: { ...variables, NODE_ENV: "production" },
    logFolder,
  };
  return runCommand(
    { ...script, nodeOptions: ["--import", "tsx"] },
    parts,
    "The example organisations could not be made.",
  );
}
