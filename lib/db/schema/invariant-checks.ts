import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { tenantColumns } from "./columns";
import { instant } from "./instants";

/** How each invariant of an organisation stood when it was last asked. */
export const invariantChecks = pgTable(
  "invariant_checks",
  {
    ...tenantColumns(),
    /** One of lib/certificates/invariants.ts. */
    key: text("key").notNull(),
    checkedAt: instant("checked_at").notNull(),
    brokenCount: integer("broken_count").notNull(),
    /** The first of the rows that break it. */
    brokenIds: uuid("broken_ids").array().notNull(),
    brokenSince: instant("broken_since"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("invariant_checks_key").on(t.organizationId, t.key),
    check(
      "invariant_checks_broken",
      sql`${t.brokenCount} >= 0 and (${t.brokenCount} > 0) = (${t.brokenSince} is not null)`,
    ),
  ],
);
