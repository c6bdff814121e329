import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { freePorts } from "@/lib/emulators/run/free-port";
import { clearPostgres } from "@/lib/emulators/run/postgres/place";
import { type Postgres, startPostgres } from "@/lib/emulators/run/postgres/server";
import { isAlive } from "@/lib/emulators/run/process";
import { reset } from "@/lib/emulators/run/reset";
import { secretsIn } from "@/lib/emulators/run/secrets";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) {
    clearPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  }
});

function aFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), "nika-runner-"));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

const [port] = await freePorts(1);
const start = (folder: string): Promise<Postgres> =>
  startPostgres({ folder, port: port!, password: "example", logFile: join(folder, "log"), disposable: true });

async function run(server: Postgres, statement: string): Promise<unknown[]> {
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("data is kept from one start to the next, in a folder that only its owner may enter as well", async () => {
  const folder = aFolder(0o700);
  const first = await start(folder);
  expect(first.isNew).toBe(true);
  await run(first, "create table kept (word text); insert into kept values ('safe')");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);

  const second = await start(folder);
  expect(second.isNew).toBe(false);
  expect(await run(second, "table kept")).toEqual([{ word: "safe" }]);
  await second.stop();
  // Root's server runs as user postgres, who is let in nowhere below: its files are elsewhere.
  const isElsewhere = lstatSync(join(folder, "postgres")).isSymbolicLink();
  expect(isElsewhere).toBe(process.getuid?.() === 0);
});

test("a server left behind by a killed runner, or only its pid file, does not stand in the way", async () => {
  const folder = aFolder();
  const left = await start(folder);
  const second = await start(folder);
  expect(isAlive(left.pid)).toBe(false);

  await second.stop();
  // The id of a living process that is no PostgreSQL, as after a restart of the machine.
  writeFileSync(join(folder, "postgres", "data", "postmaster.pid"), `${process.pid}\n`);
  const third = await start(folder);
  await third.stop();
  expect(isAlive(process.pid)).toBe(true);
});

test("a broken data folder is refused, says to start over, and starting over works", async () => {
  const folder = aFolder();
  await (await start(folder)).stop();
  rmSync(join(folder, "postgres", "data", "global"), { recursive: true });
  await expect(start(folder)).rejects.toThrow("npm run demo -- --reset");

  await reset(folder);
  const fresh = await start(folder);
  expect(fresh.isNew).toBe(true);
  await fresh.stop();
});

test("a reset removes secrets and data of every part and keeps the ports", async () => {
  const folder = aFolder();
  secretsIn(folder);
  mkdirSync(join(folder, "clerk"));
  writeFileSync(join(folder, "ports.json"), "{}");
  await reset(folder);
  expect(existsSync(join(folder, "ports.json"))).toBe(true);
  expect(existsSync(join(folder, "secrets.json"))).toBe(false);
  expect(existsSync(join(folder, "clerk"))).toBe(false);
});

test("secrets are made once, for their owner's eyes alone", () => {
  const folder = aFolder();
  const first = secretsIn(folder);
  expect(secretsIn(folder)).toEqual(first);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, "secrets.json"), "utf8")).toContain(first.indexKey);
  writeFileSync(join(folder, "secrets.json"), "{");
  expect(() => secretsIn(folder)).toThrow("npm run demo -- --reset");
});
