import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, uuid, varchar } from "drizzle-orm/pg-core";
import { newId } from "@/lib/new-id";
import { instant, timestamps } from "./instants";
import { users } from "./tenancy";

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
    /** Null once nothing is left to do with it: the mirror keeps what is needed, so a name is erased with its user. */
    payloadCiphertext: text("payload_ciphertext"),
    status: text("status", { enum: ["stored", "applied", "waiting", "failed", "ignored"] })
      .notNull()
      .default("stored"),
    reason: text("reason"),
    attempts: integer("attempts").notNull().default(0),
    receivedAt: instant("received_at").notNull().defaultNow(),
    appliedAt: instant("applied_at"),
    replayedAt: instant("replayed_at"),
    replayedBy: uuid("replayed_by").references(() => users.id),
    ...timestamps(),
  },
  (t) => [
    index("clerk_events_open").on(t.status, t.receivedAt),
    index("clerk_events_subject").on(t.subjectClerkId),
    index("clerk_events_received").on(t.receivedAt, t.id),
    check("clerk_events_status", sql`${t.status} in ('stored', 'applied', 'waiting', 'failed', 'ignored')`),
    check(
      "clerk_events_payload",
      sql`(${t.payloadCiphertext} is null) = (${t.status} in ('applied', 'ignored'))`,
    ),
  ],
);

/** Each comparison of the mirror with Clerk: what was seen, and how it ended. */
export const clerkReconciliations = pgTable(
  "clerk_reconciliations",
  {
    id: uuid("id")
      .primaryKey()
      .$defaultFn(() => newId()),
    status: text("status", { enum: ["running", "finished", "stopped"] })
      .notNull()
      .default("running"),
    /** Why it stopped before its end. */
    reason: text("reason"),
    startedAt: instant("started_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
    usersSeen: integer("users_seen").notNull().default(0),
    organizationsSeen: integer("organizations_seen").notNull().default(0),
    membershipsSeen: integer("memberships_seen").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    index("clerk_reconciliations_newest").on(t.startedAt),
    check("clerk_reconciliations_status", sql`${t.status} in ('running', 'finished', 'stopped')`),
  ],
);

/** Where the mirror had drifted from Clerk, and whether that was mended. Clerk's ids only. */
export const clerkFindings = pgTable(
  "clerk_findings",
  {
    id: uuid("id")
      .primaryKey()
      .$defaultFn(() => newId()),
    reconciliationId: uuid("reconciliation_id")
      .notNull()
      .references(() => clerkReconciliations.id, { onDelete: "cascade" }),
    /** One of lib/tenancy/drift.ts. */
    kind: text("kind").notNull(),
    subjectClerkId: text("subject_clerk_id").notNull(),
    isMended: boolean("is_mended").notNull(),
    ...timestamps(),
  },
  (t) => [index("clerk_findings_of").on(t.reconciliationId)],
);

/** Counters of rate-limiter-flexible; keys are hashes. */
export const rateLimits = pgTable("rate_limits", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});
