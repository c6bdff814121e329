import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "@/lib/emulators/run/free-port";
import { postgresAccount } from "@/lib/emulators/run/postgres/account";
import { findProgram } from "./browser";

export type PgBouncer = { through(url: string): string; close(): Promise<void> };

/** PgBouncer in transaction mode, as Neon's pooler is, in front of a cluster: few connections to it, shared by all. */
export async function startPgBouncer(
  urls: { web: string; worker: string },
  connections: number,
): Promise<PgBouncer> {
  const folder = mkdtempSync(join(tmpdir(), "nika-pgbouncer-"));
  const [port] = await freePorts(1);
  const logins = [new URL(urls.web), new URL(urls.worker)];
  writeFileSync(
    join(folder, "users.txt"),
    logins
      .map((url) => `"${decodeURIComponent(url.username)}" "${decodeURIComponent(url.password)}"`)
      .join("\n"),
  );
  writeFileSync(
    join(folder, "pgbouncer.ini"),
    `[databases]
* = host=127.0.0.1 port=${logins[0]!.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, "users.txt")}
pool_mode = transaction
default_pool_size = ${connections}
`,
  );
  const child = start(folder);
  const ended = new Promise<void>((settle) => child.once("exit", () => settle()));
  await listening(port!, child);
  return {
    through: (url) => url.replace(/:\d+\//, `:${port}/`),
    close: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** PgBouncer refuses to run as root. */
function start(folder: string): ChildProcess {
  const program = findProgram("pgbouncer");
  if (!program) throw new Error("pgbouncer is missing: npm test installs it, or apt-get install pgbouncer");
  const account = postgresAccount();
  if (account) {
    chownSync(folder, account.uid, account.gid);
    for (const file of ["users.txt", "pgbouncer.ini"])
      chownSync(join(folder, file), account.uid, account.gid);
  }
  return spawn(program, ["-q", join(folder, "pgbouncer.ini")], { ...account, stdio: "ignore" });
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
    const isThere = await new Promise<boolean>((settle) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => settle(true));
      socket.once("error", () => settle(false));
      socket.once("close", () => socket.destroy());
      socket.once("connect", () => socket.end());
    });
    if (isThere) return;
    await new Promise((settle) => setTimeout(settle, 50));
  }
  throw new Error("pgbouncer does not answer");
}
