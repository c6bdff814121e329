import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Entrance, inTransaction } from "@/lib/db/transaction";
import type { Actor, Entered } from "./actor";
import { tokenSha256 } from "./link-token";
import type { Permission } from "./permission";
import { webPool, workerPool } from "./pools";

export { NotEntered } from "@/lib/db/transaction";
export { closePools } from "./pools";

/**
 * The only maker of a transaction. It enters as the actor in its first statement: the database checks the
 * right to enter, seals the context and takes the actor's role, which cannot bypass row-level security.
 * Throws NotEntered where the actor has no place. Make no network call inside.
 */
export async function withTenant<A extends Actor, Result>(
  actor: A,
  work: (tx: TenantTx, entered: () => Promise<Entered[A["kind"]]>) => Promise<Result>,
): Promise<Result> {
  const pool = actor.kind === "system" ? workerPool() : webPool();
  return inTransaction<Record<string, unknown>, Result>(pool, entranceOf(actor), (tx, row) =>
    work(tx, async () => readEntered(await row()) as Entered[A["kind"]]),
  );
}

/** The database's word for an actor: which function lets it in, and as which role. */
function entranceOf(actor: Actor): Entrance {
  switch (actor.kind) {
    case "member":
      return enter("app_member", "app.enter_member($1, $2)", [actor.clerkId, actor.organizationSlug]);
    case "donor":
      return enter("app_donor", "app.enter_donor($1, $2::uuid)", [actor.clerkId, actor.organizationId]);
    case "user":
      return enter("app_visitor", "app.enter_user($1)", [actor.clerkId]);
    case "operator":
      return enter("app_operator", "app.enter_operator($1)", [actor.clerkId]);
    case "visitor":
      return enter("app_visitor", "app.enter_visitor($1)", [actor.organizationSlug]);
    case "public":
      return { text: "select set_config('role', 'app_visitor', true)", values: [] };
    case "bearer":
      return enter("app_visitor", "app.enter_bearer($1)", [tokenSha256(actor.token)]);
    case "inbox":
      return enter("app_inbox", "app.enter_inbox($1::uuid)", [actor.organizationId]);
    case "system":
      return enter("app_system", "app.enter_system($1::uuid)", [actor.organizationId]);
  }
}

const enter = (role: string, entrance: string, values: unknown[]): Entrance => ({
  text: `select me.*, set_config('role', '${role}', true) from ${entrance} me`,
  values,
});

function readEntered(row: Record<string, unknown>): Record<string, unknown> {
  const { permission_keys: permissions, set_config: _, ...rest } = row;
  const entered = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()),
      value,
    ]),
  );
  return permissions ? { ...entered, permissions: new Set(permissions as Permission[]) } : entered;
}
