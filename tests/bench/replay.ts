import pg from "pg";
import type { Entrance } from "@/lib/db/transaction";
import type { Statement } from "./record-statements";

/** A connection that runs the same statements again and again, each time in a transaction of its own. */
export async function openReplay(url: string, entrance: Entrance | null) {
  const client = new pg.Client(url);
  await client.connect();
  return {
    /** How many milliseconds the statements took, without beginning, entering and ending. */
    async run(statements: Statement[]): Promise<number> {
      await client.query("begin");
      if (entrance) await client.query(entrance.text, entrance.values);
      const startedAt = performance.now();
      for (const { query, values } of statements) await client.query(query as string, values as unknown[]);
      const milliseconds = performance.now() - startedAt;
      await client.query("rollback");
      return milliseconds;
    },
    end: () => client.end(),
  };
}
