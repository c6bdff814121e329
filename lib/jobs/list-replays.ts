import { desc, eq, sql } from "drizzle-orm";
import { deadJobReplays } from "@/lib/db/schema/dead-job-replays";
import { asOperator, type Operator } from "@/lib/tenancy/operator";

/** That an operator had one dead job tried again, or all of a kind. `by` is null where they have no name. */
type Replay = { id: string; queue: string; isOne: boolean; count: number; at: Date; by: string | null };

const shownLimit = 20;

/** What operators had tried again, the latest first; twenty at most. All of it is kept. */
export async function listReplays(operator: Operator): Promise<Replay[]> {
  const r = deadJobReplays;
  return asOperator(operator, (tx) =>
    tx
      .select({
        id: r.id,
        queue: r.queue,
        isOne: sql<boolean>`${r.subjectId} is not null`,
        count: r.count,
        at: r.replayedAt,
        by: sql<string | null>`nullif(concat_ws(' ', named.first_name, named.last_name), '')`,
      })
      .from(r)
      .leftJoin(sql`app.operator_names() named`, eq(sql`named.user_id`, r.replayedBy))
      .orderBy(desc(r.replayedAt))
      .limit(shownLimit),
  );
}
