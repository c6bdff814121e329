import type { Client } from "pg";

const switchable = ["app_member", "app_limited", "app_donor", "app_visitor", "app_inbox", "app_operator"];

/** Name and password of a database login, as its URL says. */
type Login = { name: string; password: string };

export function loginOf(url: string): Login {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/**
 * Makes the roles that migrations name, as often as it is called. Roles belong to the cluster, so they
 * can't be part of a migration that a second database runs again. The logins' names and passwords come
 * from their URLs. Runs as the owner, who needs CREATEROLE (Neon's owner and ours have it).
 */
export async function makeRoles(owner: Client, web: Login, worker: Login): Promise<void> {
  for (const role of ["nika_definer", ...switchable, "app_system"]) await makeRole(owner, role, "nologin");
  await owner.query("grant nika_definer to current_user with inherit true, set true");
  await makeLogin(owner, web, switchable);
  await makeLogin(owner, worker, ["app_system"]);
}

async function makeRole(owner: Client, role: string, options: string) {
  const name = owner.escapeIdentifier(role);
  const exists = await owner.query("select from pg_roles where rolname = $1", [role]);
  if (exists.rowCount === 0) await owner.query(`create role ${name} ${options}`);
  return name;
}

async function makeLogin(owner: Client, login: Login, mayBecome: string[]) {
  const name = await makeRole(owner, login.name, "login noinherit");
  await owner.query(`alter role ${name} password ${owner.escapeLiteral(login.password)}`);
  await owner.query(`alter role ${name} set statement_timeout = '15s'`);
  await owner.query(`alter role ${name} set idle_in_transaction_session_timeout = '15s'`);
  for (const role of mayBecome) await owner.query(`grant ${role} to ${name} with inherit false, set true`);
}
