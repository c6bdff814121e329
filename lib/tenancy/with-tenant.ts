import type { TenantTx } from "@/lib/db/tenant-tx";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor, Entered } from "./actor";
import { entranceOf } from "./entrance";
import type { Permission } from "./permission";
import { webPool, workerPool } from "./pools";

export { NotEntered } from "@/lib/db/transaction";
export { closePools, poolUse } from "./pools";

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
