import { sql } from "drizzle-orm";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { asOperator, type Operator } from "@/lib/tenancy/operator";

/** A job that failed for good: ids, and what its last try said, without what looks like an address or a number. */
export type DeadJob = {
  id: string;
  queue: string;
  organizationId: string | null;
  /** The row it is about. */
  rowId: string;
  diedAt: Date;
  tries: number;
  message: string;
};

export type DeadJobKind = { queue: string; jobs: number; oldestAt: Date };

const pageLimit = 50;
const columns = sql.raw(
  `id, queue, organization_id as "organizationId", row_id as "rowId", died_at as "diedAt", tries, message`,
);

/** A page of dead jobs of the installation, the latest first, and how many there are of each kind. */
export async function listDeadJobs(
  operator: Operator,
  { queue = null, olderThan }: { queue?: string | null; olderThan?: Pick<DeadJob, "id" | "diedAt"> } = {},
): Promise<{ jobs: DeadJob[]; kinds: DeadJobKind[]; hasOlder: boolean }> {
  return asOperator(operator, async (tx) => {
    const before = olderThan?.diedAt.toISOString() ?? null;
    const jobs = await deadJobsIn(
      tx,
      sql`app.dead_jobs(${queue}, ${before}, ${olderThan?.id ?? null}, ${pageLimit + 1})`,
    );
    const { rows } = (await tx.execute(
      sql`select queue, jobs::int, oldest_at as "oldestAt" from app.dead_job_kinds()`,
    )) as unknown as { rows: (Omit<DeadJobKind, "oldestAt"> & { oldestAt: string | Date })[] };
    const kinds = rows.map((kind) => ({ ...kind, oldestAt: new Date(kind.oldestAt) }));
    return { jobs: jobs.slice(0, pageLimit), kinds, hasOlder: jobs.length > pageLimit };
  });
}

/** Dead jobs of the organisation entered, the latest first; fifty at most. */
export const listOwnDeadJobs = (tx: TenantTx): Promise<DeadJob[]> =>
  deadJobsIn(tx, sql`app.own_dead_jobs(${pageLimit})`);

async function deadJobsIn(tx: TenantTx, source: ReturnType<typeof sql>): Promise<DeadJob[]> {
  const found = await tx.execute(sql`select ${columns} from ${source}`);
  const { rows } = found as unknown as { rows: (Omit<DeadJob, "diedAt"> & { diedAt: string | Date })[] };
  return rows.map((job) => ({ ...job, diedAt: new Date(job.diedAt) }));
}
