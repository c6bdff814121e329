import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Refusal } from "@/lib/emulators/run/refusal";

/** The account PostgreSQL runs as when root starts it; undefined means the person's own. */
export type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root, so root hands it to user postgres, which is made when missing. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = accountNamed("postgres");
  if (existing) return existing;
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const account = accountNamed("postgres") ?? accountNamed("nobody");
  if (account) return account;
  throw new Refusal(
    "PostgreSQL does not run as root, and no user for it could be made. Start again as another user.",
  );
}

function accountNamed(name: string): Account | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}
