import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, uuid, varchar } from "drizzle-orm/pg-core";
import { newId } from "@/lib/new-id";
import { instant, timestamps } from "./instants";

/** Clerk's events as they came, payload encrypted. They belong to the installation, not to a tenant. */
export const clerkEvents = pgTable(
  "clerk_events",
  {
    id: uuid("id")
      .primaryKey()
      .$defaultFn(() => newId()),
    svixId: text("svix_id").notNull().unique(),
    type: text("type").notNull(),
    /** Clerk's id of the user, organisation or membership concerned. */
    subjectClerkId: text("subject_clerk_id"),
    payloadCiphertext: text("payload_ciphertext").notNull(),
    status: text("status", { enum: ["stored", "applied", "waiting", "ignored"] })
      .notNull()
      .default("stored"),
    reason: text("reason"),
    attempts: integer("attempts").notNull().default(0),
    receivedAt: instant("received_at").notNull().defaultNow(),
    appliedAt: instant("applied_at"),
    ...timestamps(),
  },
  (t) => [
    index("clerk_events_open").on(t.status, t.receivedAt),
    check("clerk_events_status", sql`${t.status} in ('stored', 'applied', 'waiting', 'ignored')`),
  ],
);

/** Counters of rate-limiter-flexible; keys are hashes. */
export const rateLimits = pgTable("rate_limits", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});
