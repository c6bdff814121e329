import pg from "pg";

/** A statement as the driver was handed it. */
export type Statement = { query: unknown; values: unknown };

const notWork = /^(begin|commit|rollback|select me\.\*|select set_config)/;

/** Runs the work and returns what it asked of the database, without the entrance and the end of its transaction. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    const [query, values] = given;
    const text = typeof query === "string" ? query : (query as { text: string }).text;
    if (!notWork.test(text)) statements.push({ query, values });
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  if (statements.length === 0) throw new Error("the work asked nothing of the database");
  return statements;
}
