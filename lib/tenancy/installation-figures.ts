import { sql } from "drizzle-orm";
import { withTenant } from "./with-tenant";

type QueueFigures = { queue: string; waiting: number; oldestSeconds: number; failed: number };
type WebhookFigures = {
  sender: string;
  open: number;
  failed: number;
  oldestSeconds: number;
  delaySeconds: number;
};
export type InstallationFigures = {
  queues: QueueFigures[];
  webhooks: WebhookFigures[];
  organizations: { status: string; count: number }[];
  /** In how many organisations each invariant is broken; those that hold everywhere are left out. */
  brokenInvariants: { key: string; organizations: number }[];
};

/** Counts and ages over the whole installation, for whoever watches over it; nothing of whose they are. */
export async function installationFigures(): Promise<InstallationFigures> {
  return withTenant({ kind: "public" }, async (tx) => {
    const rowsOf = async <Row>(query: ReturnType<typeof sql>) =>
      ((await tx.execute(query)) as unknown as { rows: Row[] }).rows;
    return {
      queues: await rowsOf(
        sql`select queue, waiting::int, oldest_seconds as "oldestSeconds", failed::int from app.queue_figures()`,
      ),
      webhooks: await rowsOf(
        sql`select sender, open::int, failed::int, oldest_seconds as "oldestSeconds", delay_seconds as "delaySeconds" from app.webhook_figures()`,
      ),
      organizations: await rowsOf(
        sql`select status, organizations::int as count from app.organization_figures()`,
      ),
      brokenInvariants: await rowsOf(sql`select key, organizations::int from app.broken_invariants()`),
    };
  });
}
