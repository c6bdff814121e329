import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** A connection of the database's owner, whom row-level security does not bind; constraints and triggers do. */
export type Owner = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  end(): Promise<void>;
};

export async function connectAsOwner(url: string): Promise<Owner> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // What is made anew after any accident needs no waiting for the disk.
  await client.query(
    "set synchronous_commit = off; set work_mem = '128MB'; set maintenance_work_mem = '256MB'",
  );
  return client;
}

/** Runs the statements of a file beside this one, which a line of two dashes parts; parameters go to those that name them. */
export async function runFile(owner: Owner, name: string, values: unknown[] = []): Promise<void> {
  for (const statement of readFileSync(join(import.meta.dirname, name), "utf8").split("\n--\n"))
    await owner.query(statement, statement.includes("$1") && values.length > 0 ? values : undefined);
}
