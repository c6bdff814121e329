import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { tenantColumns } from "./columns";
import { instant } from "./instants";
import { users } from "./tenancy";

/** Everything a closed organisation holds, packed for an owner to take with them; stored until it expires. */
export const takeouts = pgTable(
  "takeouts",
  {
    ...tenantColumns(),
    requestedBy: uuid("requested_by")
      .notNull()
      .references(() => users.id),
    status: text("status", { enum: ["waiting", "ready"] })
      .notNull()
      .default("waiting"),
    objectKey: text("object_key"),
    sizeBytes: bigint("size_bytes", { mode: "number" }),
    readyAt: instant("ready_at"),
    expiresAt: instant("expires_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("takeouts_newest").on(t.organizationId, t.createdAt),
    check("takeouts_status", sql`${t.status} in ('waiting', 'ready')`),
    check(
      "takeouts_ready",
      sql`num_nonnulls(${t.objectKey}, ${t.sizeBytes}, ${t.readyAt}, ${t.expiresAt}) = case ${t.status} when 'ready' then 4 else 0 end`,
    ),
  ],
);
