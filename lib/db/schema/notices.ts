import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { auditEvents } from "./audit";
import { tenantColumns, tenantReference } from "./columns";
import { instant } from "./instants";
import { users } from "./tenancy";

/** A recorded act that concerns a colleague, shown to nobody else. One act tells one person once. */
export const notices = pgTable(
  "notices",
  {
    ...tenantColumns(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    eventId: uuid("event_id").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("notices_once").on(t.organizationId, t.eventId, t.userId),
    index("notices_unread").on(t.organizationId, t.userId).where(sql`read_at is null`),
    index("notices_newest").on(t.organizationId, t.userId, t.id),
    tenantReference(t, t.eventId, auditEvents),
  ],
);
