import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { appendFileSync, chownSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fullDisk, fullDiskRefusal, Refusal } from "@/lib/emulators/run/refusal";
import { stopLeftoverPostgres } from "./leftover";
import { type PostgresPlace, placePostgres } from "./place";

export type Postgres = {
  /** The superuser's address, for making the owner and the database; nothing else connects with it. */
  url: string;
  /** True when the data folder was made just now. */
  isNew: boolean;
  pid: number;
  /** Settles when the server is gone, with its last lines of log. */
  exited: Promise<string>;
  stop(): Promise<void>;
  kill(): void;
};

export type PostgresOptions = {
  folder: string;
  port: number;
  password: string;
  logFile: string;
  /** For tests: nothing needs to survive a power cut. */
  disposable?: boolean;
  /** Settings beside the usual ones. */
  settings?: Record<string, string>;
};

const surroundings = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" as const };

/** Starts PostgreSQL 18 on 127.0.0.1 with its data below `folder`, and makes the data folder first if there is none. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = placePostgres(options.folder);
  const isNew = !existsSync(join(place.data, "PG_VERSION"));
  if (isNew) initialise(place, options);
  else await stopLeftoverPostgres(place.data);
  const { child, exited } = await launch(place, options);
  return {
    url: `postgres://postgres:${options.password}@127.0.0.1:${options.port}/postgres`,
    isNew,
    pid: child.pid!,
    exited,
    stop: () => stop(child, exited),
    kill: () => void child.kill("SIGQUIT"),
  };
}

function initialise(place: PostgresPlace, options: PostgresOptions): void {
  rmSync(place.data, { recursive: true, force: true });
  const passwordFile = join(dirname(place.data), "password");
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  const made = spawnSync(
    place.initdb,
    [
      ...[
        "-D",
        place.data,
        "-U",
        "postgres",
        "--auth=scram-sha-256",
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
      ],
      // The same order of text on every machine.
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"],
    ],
    {
      ...place.account,
      cwd: dirname(place.data),
      encoding: "utf8",
      env: surroundings,
    },
  );
  rmSync(passwordFile, { force: true });
  appendFileSync(options.logFile, `${made.stdout ?? ""}${made.stderr ?? ""}`);
  if (made.status === 0) return;
  rmSync(place.data, { recursive: true, force: true });
  const said = `${made.stderr ?? ""}${made.error?.message ?? ""}`;
  if (fullDisk(said)) throw fullDiskRefusal(place.data);
  throw new Refusal(`The database folder ${place.data} could not be made:\n${lastLines(said)}`);
}

async function launch(place: PostgresPlace, options: PostgresOptions) {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    ...(options.disposable ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
    ...options.settings,
  };
  const child = spawn(
    place.postgres,
    [
      "-D",
      place.data,
      "-p",
      String(options.port),
      ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`]),
    ],
    // A process group of its own: Ctrl-C reaches the runner alone, which stops the web before the database.
    {
      ...place.account,
      cwd: place.data,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      env: surroundings,
    },
  );
  let log = "";
  const exited = new Promise<string>((settle) => {
    child.on("error", (error) => settle(error.message));
    child.on("close", () => settle(lastLines(log)));
  });
  const ready = new Promise<void>((settle) => {
    child.stderr.on("data", (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-8000);
      appendFileSync(options.logFile, chunk);
      if (log.includes("database system is ready to accept connections")) settle();
    });
  });
  const failure = await Promise.race([ready, exited]);
  if (failure !== undefined) throw refusal(failure, place, options);
  return { child, exited };
}

function refusal(log: string, place: PostgresPlace, options: PostgresOptions): Refusal {
  if (fullDisk(log)) return fullDiskRefusal(place.data);
  if (/could not bind|Address already in use/i.test(log)) {
    return new Refusal(`Port ${options.port} was taken while the database started. Start again.`);
  }
  return new Refusal(
    `The database in ${place.data} does not start:\n${log}\nTo start over with fresh data: npm run demo -- --reset`,
  );
}

async function stop(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill("SIGINT");
  const impatient = setTimeout(() => child.kill("SIGQUIT"), 15_000);
  await exited;
  clearTimeout(impatient);
}

const lastLines = (text: string) =>
  text
    .trim()
    .split("\n")
    .slice(-6)
    .map((line) => `  ${line}`)
    .join("\n");
