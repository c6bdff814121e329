import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { organizationId, tenantReference } from "./columns";
import { donations } from "./giving";
import { instant, timestamps } from "./instants";
import { users } from "./tenancy";

/** Who took a donation back that was recorded by mistake, when and why. Append-only, once a donation. */
export const donationReversals = pgTable(
  "donation_reversals",
  {
    organizationId: organizationId(),
    donationId: uuid("donation_id").notNull(),
    reason: text("reason").notNull(),
    byUserId: uuid("by_user_id")
      .notNull()
      .references(() => users.id),
    reversedAt: instant("reversed_at").notNull(),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.donationId] }),
    tenantReference(t, t.donationId, donations),
  ],
);
