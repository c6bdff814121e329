import pg from "pg";

/** Runs statements in one transaction and commits; what the database said against them, or "done". */
export async function refusalOf(
  url: string,
  ...statements: (string | { text: string; values?: unknown[] })[]
): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("begin");
    for (const statement of statements)
      await (typeof statement === "string"
        ? client.query(statement)
        : client.query(statement.text, statement.values ?? []));
    await client.query("commit");
    return "done";
  } catch (error) {
    await client.query("rollback");
    return (error as Error).message;
  } finally {
    await client.end();
  }
}
