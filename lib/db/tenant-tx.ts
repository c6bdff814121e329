import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

declare const entered: unique symbol;

/**
 * A transaction that has entered a context as some actor. lib/tenancy/with-tenant.ts is its only maker; every
 * query takes one, so no statement runs outside row-level security.
 */
export type TenantTx = PgDatabase<PgQueryResultHKT, Record<string, never>> & { readonly [entered]: true };
