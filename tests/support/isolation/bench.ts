import pg from "pg";
import type { Person } from "./people";

export type Statement = { text: string; values?: unknown[] };
export type Outcome = {
  count: number;
  rows: Record<string, unknown>[];
  code: string | null;
  message: string;
};

/** Connections of the real logins, and the owner's, who sees everything. */
export type Bench = {
  /** Enters as somebody, runs one statement, and ends the transaction. */
  attempt(person: Person, statement: Statement, end: "commit" | "rollback"): Promise<Outcome>;
  owner(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

export async function openBench(urls: { owner: string; web: string; worker: string }): Promise<Bench> {
  const open = async (connectionString: string) => {
    const client = new pg.Client({ connectionString, pipeline: true } as pg.ClientConfig);
    await client.connect();
    return client;
  };
  const clients = {
    owner: await open(urls.owner),
    web: await open(urls.web),
    worker: await open(urls.worker),
  };
  return {
    async attempt(person, statement, end) {
      const client = clients[person.login];
      const all = ["begin", ...person.entrance, statement].map((s) =>
        typeof s === "string" ? client.query(s) : client.query(s.text, s.values ?? []),
      );
      const settled = await Promise.allSettled([...all, client.query(end)]);
      const failed = settled.find((s) => s.status === "rejected");
      if (failed) {
        const { code, message } = failed.reason as Error & { code?: string };
        return { count: 0, rows: [], code: code ?? "unknown", message };
      }
      const done = settled.at(-2) as PromiseFulfilledResult<pg.QueryResult>;
      return { count: done.value.rowCount ?? 0, rows: done.value.rows, code: null, message: "" };
    },
    owner: async (text, values) => (await clients.owner.query(text, values ?? [])).rows,
    close: async () => {
      for (const client of Object.values(clients)) await client.end();
    },
  };
}
