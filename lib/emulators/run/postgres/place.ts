import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { Refusal } from "@/lib/emulators/run/refusal";
import { type Account, postgresAccount } from "./account";
import { packagedPostgres } from "./binaries";

export type PostgresPlace = { data: string; initdb: string; postgres: string; account: Account | undefined };

/**
 * Decides where PostgreSQL's data and binaries are. Both stay where they are (`folder`/postgres and
 * node_modules) unless root runs a checkout that user postgres cannot enter, such as one in /root: then they
 * go to /var/tmp/nika-<hash of the folder>, and `folder`/postgres points there.
 */
export function placePostgres(folder: string): PostgresPlace {
  const account = postgresAccount();
  const binaries = packagedPostgres();
  const home = join(folder, "postgres");
  if (!account) {
    mkdirSync(home, { recursive: true });
    return within(home, binaries, account);
  }
  const elsewhere = linkTarget(home);
  if (!elsewhere) {
    mkdirSync(home, { recursive: true });
    chownSync(home, account.uid, account.gid);
    if (canWrite(home, account) && canRun(join(binaries, "bin", "postgres"), account)) {
      return within(home, binaries, account);
    }
    rmSync(home, { recursive: true, force: true });
  }
  const refuge = elsewhere ?? refugeOf(folder);
  openRefuge(refuge, account);
  const copied = join(refuge, "postgresql");
  if (!existsSync(join(copied, "complete"))) {
    rmSync(copied, { recursive: true, force: true });
    cpSync(binaries, copied, { recursive: true, verbatimSymlinks: true });
    mkdirSync(join(copied, "complete"));
  }
  if (!elsewhere) symlinkSync(refuge, home);
  if (!canRun(join(copied, "bin", "postgres"), account)) {
    throw new Refusal(
      `User postgres cannot run programs in ${refuge}. Move the checkout to a folder that every user may enter.`,
    );
  }
  return within(refuge, copied, account);
}

/** Removes the data, and the copy elsewhere if there is one. */
export function clearPostgres(folder: string): void {
  const home = join(folder, "postgres");
  const elsewhere = linkTarget(home);
  if (elsewhere) rmSync(elsewhere, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
}

function refugeOf(folder: string): string {
  return `/var/tmp/nika-${createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 16)}`;
}

/** /var/tmp is everybody's: a folder that somebody else put there first is not used. */
function openRefuge(refuge: string, account: Account): void {
  if (!existsSync(refuge)) mkdirSync(refuge);
  const found = lstatSync(refuge);
  if (!found.isDirectory() || (found.uid !== 0 && found.uid !== account.uid)) {
    throw new Refusal(`${refuge} belongs to somebody else. Remove it, then start again.`);
  }
  chownSync(refuge, account.uid, account.gid);
  chmodSync(refuge, 0o755);
}

function within(home: string, binaries: string, account: Account | undefined): PostgresPlace {
  const extension = process.platform === "win32" ? ".exe" : "";
  return {
    data: join(home, "data"),
    initdb: join(binaries, "bin", `initdb${extension}`),
    postgres: join(binaries, "bin", `postgres${extension}`),
    account,
  };
}

function linkTarget(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined;
}

const canRun = (program: string, account: Account) =>
  spawnSync(program, ["--version"], { ...account, cwd: "/" }).status === 0;

const canWrite = (folder: string, account: Account) =>
  spawnSync("/bin/sh", ["-c", 'test -w "$0" && test -x "$0"', folder], { ...account, cwd: "/" }).status === 0;
