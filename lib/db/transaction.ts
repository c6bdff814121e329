import { withoutValues } from "./database-error";
import type { Pool } from "./pool";
import type { TenantTx } from "./tenant-tx";
import { watchedQuery, watchedTransaction } from "./watched";

/** The statement that enters a context and takes its role. */
export type Entrance = { text: string; values: unknown[] };

/** SQLSTATE of app.enter_*: the place is not there, or not this actor's. */
const notThere = "NK404";

/** The actor has no place there; to them it is the same as not existing. */
export class NotEntered extends Error {
  override name = "NotEntered";
}

/**
 * One transaction that first enters. With a pipelining driver BEGIN, the entrance and the first query travel
 * together: two round trips in all. A failed entrance fails every later statement, so nothing runs outside it.
 */
export async function inTransaction<Entered, Result>(
  pool: Pool,
  entrance: Entrance,
  work: (tx: TenantTx, entered: () => Promise<Entered>) => Promise<Result>,
): Promise<Result> {
  const startedAt = performance.now();
  const client = await pool.connect();
  let isOpen = true;
  let broken: Error | undefined;
  const begun = client.query("begin");
  begun.catch(() => {});
  const entered = pool.pipelines
    ? client.query(entrance.text, entrance.values)
    : begun.then(() => client.query(entrance.text, entrance.values));
  entered.catch(() => {});
  try {
    if (!pool.pipelines) await entered;
    const db = pool.drizzle(guarded(client, () => isOpen)) as TenantTx;
    const result = await work(withSavepoints(db, client), async () => (await entered).rows[0] as Entered);
    await entered;
    isOpen = false;
    const end = await client.query("commit");
    if (end.command !== "COMMIT")
      throw new Error("the transaction was rolled back: an error inside it was swallowed");
    return result;
  } catch (error) {
    isOpen = false;
    await client.query("rollback").catch((cause: Error) => {
      broken = cause;
    });
    throw await causeOf(error, entered);
  } finally {
    client.release(broken);
    watchedTransaction(entrance.text, startedAt);
  }
}

type Client = Awaited<ReturnType<Pool["connect"]>>;

/** A query after the end of the transaction would run outside it; it is refused instead. */
function guarded(client: Client, isOpen: () => boolean): Client {
  return new Proxy(client, {
    get(target, key) {
      if (key === "query" && !isOpen()) throw new Error("this transaction has ended");
      const value = Reflect.get(target, key);
      if (key === "query")
        return (query: unknown, ...more: [unknown[]]) => {
          const running = (value as Client["query"]).call(target, query as string, ...more);
          return watchedQuery(query, running);
        };
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** `tx.transaction` becomes a savepoint; Drizzle's own would end the outer transaction. */
function withSavepoints(db: TenantTx, client: Client): TenantTx {
  let count = 0;
  const transaction = async (work: (tx: TenantTx) => Promise<unknown>) => {
    const name = `s${++count}`;
    await client.query(`savepoint ${name}`);
    try {
      const result = await work(tx);
      await client.query(`release savepoint ${name}`);
      return result;
    } catch (error) {
      await client.query(`rollback to savepoint ${name}`);
      throw error;
    }
  };
  const tx: TenantTx = new Proxy(db, {
    get(target, key) {
      if (key === "transaction") return transaction;
      const value = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return tx;
}

/** When entering failed, that is the cause, whatever the first query said. */
async function causeOf(error: unknown, entered: Promise<unknown>): Promise<unknown> {
  const entering = await entered.then(
    () => undefined,
    (cause: Error & { code?: string }) => cause,
  );
  if (entering?.code === notThere) return new NotEntered(entering.message);
  return withoutValues(entering ?? error);
}
