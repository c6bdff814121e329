import { DrizzleQueryError } from "drizzle-orm/errors";

/**
 * What the database refused, without the values that were sent: Drizzle's message lists every parameter and
 * PostgreSQL's detail the row, and both would carry names and identity numbers into logs.
 */
export class DatabaseError extends Error {
  override name = "DatabaseError";
  constructor(
    message: string,
    readonly code: string | undefined,
    readonly constraint: string | undefined,
  ) {
    super(message);
  }
}

type Refusal = Error & { code?: string; constraint?: string; table?: string };

/** The same error, fit to be thrown out of the data layer. What isn't from the database passes unchanged. */
export function withoutValues(error: unknown): unknown {
  if (error instanceof DatabaseError) return error;
  if (error instanceof DrizzleQueryError) return withoutValues(error.cause);
  const refusal = error as Refusal;
  if (!refusal?.code || !/^[0-9A-Z]{5}$/.test(refusal.code)) return error;
  // Class 22, data exceptions, quotes the offending value in its message.
  const message = refusal.code.startsWith("22") ? "a value does not fit its column" : refusal.message;
  return new DatabaseError(`${message} (${refusal.code})`, refusal.code, refusal.constraint);
}

/** PostgreSQL cuts a constraint's name at 63 bytes. */
const longestName = 63;

/** Whether an error, caught inside or outside a transaction, is a breach of this constraint. */
export function violates(error: unknown, constraint: string): boolean {
  const cause = withoutValues(error);
  return cause instanceof DatabaseError && cause.constraint === constraint.slice(0, longestName);
}
