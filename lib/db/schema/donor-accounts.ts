import { index, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { tenantColumns, tenantReference } from "./columns";
import { donors } from "./giving";
import { instant } from "./instants";
import { users } from "./tenancy";

/** A signed-in user who proved to be this donor. */
export const donorAccounts = pgTable(
  "donor_accounts",
  {
    ...tenantColumns(),
    donorId: uuid("donor_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    provedAt: instant("proved_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("donor_accounts_once").on(t.organizationId, t.donorId, t.userId),
    index("donor_accounts_user").on(t.userId),
    tenantReference(t, t.donorId, donors),
  ],
);
