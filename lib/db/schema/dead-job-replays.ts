import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { newId } from "@/lib/new-id";
import { instant, timestamps } from "./instants";
import { users } from "./tenancy";

/** Which dead jobs an operator had tried again: one, or all of a kind. Written by the database as it revives them. */
export const deadJobReplays = pgTable(
  "dead_job_replays",
  {
    id: uuid("id")
      .primaryKey()
      .$defaultFn(() => newId()),
    queue: text("queue").notNull(),
    /** The dead job; null where all of a kind were meant. */
    subjectId: uuid("subject_id"),
    count: integer("count").notNull(),
    replayedBy: uuid("replayed_by")
      .notNull()
      .references(() => users.id),
    replayedAt: instant("replayed_at").notNull(),
    ...timestamps(),
  },
  (t) => [
    index("dead_job_replays_newest").on(t.replayedAt),
    check("dead_job_replays_count", sql`${t.count} > 0`),
  ],
);
