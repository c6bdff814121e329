import pg from "pg";
import type { Entrance } from "@/lib/db/transaction";
import type { Actor } from "@/lib/tenancy/actor";
import { entranceOf } from "@/lib/tenancy/entrance";

const notWork = /^(begin|commit|rollback|select me\.\*|select set_config)/;
type Asked = { text: string; values: unknown[] };

/**
 * How the database would carry out what some work asks of it, as the actor and under row-level security. Reading a
 * whole table and sorting are forbidden: a small table would be read whole in any case, and what still shows one of
 * them in its plan has no index that could serve.
 */
export async function plansOf(url: string, actor: Actor, work: () => Promise<unknown>): Promise<string[]> {
  const asked = await listen(work);
  const client = new pg.Client(url);
  await client.connect();
  try {
    const plans: string[] = [];
    for (const one of asked) plans.push(await explain(client, entranceOf(actor), one));
    return plans;
  } finally {
    await client.end();
  }
}

async function explain(client: pg.Client, entrance: Entrance, { text, values }: Asked): Promise<string> {
  await client.query("begin");
  try {
    await client.query(entrance.text, entrance.values);
    await client.query(
      "set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off",
    );
    const { rows } = await client.query(`explain ${text}`, values);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.query("rollback");
  }
}

/** What the driver is handed meanwhile, without entering and ending. */
async function listen(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function query(this: pg.Client, ...given: unknown[]) {
    const [first, values] = given as [string | { text: string }, unknown[] | undefined];
    const text = typeof first === "string" ? first : first.text;
    if (!notWork.test(text)) asked.push({ text, values: values ?? [] });
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return asked;
}
