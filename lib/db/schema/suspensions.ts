import { sql } from "drizzle-orm";
import { check, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { tenantColumns } from "./columns";
import { instant } from "./instants";
import { users } from "./tenancy";

/** When an operator suspended an organisation and why, and when they opened it again. One at a time. */
export const organizationSuspensions = pgTable(
  "organization_suspensions",
  {
    ...tenantColumns(),
    reason: text("reason").notNull(),
    suspendedBy: uuid("suspended_by")
      .notNull()
      .references(() => users.id),
    suspendedAt: instant("suspended_at").notNull(),
    reopenedBy: uuid("reopened_by").references(() => users.id),
    reopenedAt: instant("reopened_at"),
    reopenedReason: text("reopened_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("organization_suspensions_open").on(t.organizationId).where(sql`reopened_at is null`),
    check(
      "organization_suspensions_reopened",
      sql`num_nulls(${t.reopenedBy}, ${t.reopenedAt}, ${t.reopenedReason}) in (0, 3)`,
    ),
  ],
);
