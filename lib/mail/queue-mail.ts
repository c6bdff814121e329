import { outgoingMails } from "@/lib/db/schema/mail";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";

export type MailKind = (typeof outgoingMails.$inferInsert)["kind"];

/**
 * Asks for one mail in the transaction of the fact that causes it: a donation for "thank-you", a certificate for
 * "certificate". Asking again for the same does nothing. The worker writes and sends it after the commit.
 */
export async function queueMail(
  tx: TenantTx,
  mail: { organizationId: string; kind: MailKind; subjectId: string },
): Promise<void> {
  const [queued] = await tx
    .insert(outgoingMails)
    .values({ ...mail, id: newId() })
    .onConflictDoNothing()
    .returning({ id: outgoingMails.id });
  if (queued) await enqueue(tx, "mail.send", { organizationId: mail.organizationId, id: queued.id });
}
