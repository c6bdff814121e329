import { sql } from "drizzle-orm";
import { enqueue } from "@/lib/jobs/enqueue";
import type { JobPayload, QueueName } from "@/lib/jobs/queues";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Does what the row's own state calls for; a repeated or forged job does nothing new. Throws to be tried again. */
export type JobHandler = (payload: JobPayload) => Promise<unknown>;

/** A job about one row of one organisation. */
export function forOrganization(
  work: (job: { organizationId: string; id: string }) => Promise<unknown>,
): JobHandler {
  return async ({ organizationId, id }) => {
    if (organizationId === null) throw new Error("This job needs an organisation");
    return work({ organizationId, id });
  };
}

/** A job that is due in every organisation: the one without an organisation adds one for each. */
export function forEachOrganization(
  queue: QueueName,
  work: (organizationId: string) => Promise<unknown>,
): JobHandler {
  return async ({ organizationId }) => {
    if (organizationId !== null) return work(organizationId);
    return withTenant({ kind: "system", organizationId: null }, async (tx) => {
      const due = await tx.execute(sql`select organization_id as id from app.due_organizations()`);
      const organizations = (due as unknown as { rows: { id: string }[] }).rows;
      for (const { id } of organizations) await enqueue(tx, queue, { organizationId: id, id });
      return organizations.length;
    });
  };
}
