import type { TenantTx } from "@/lib/db/tenant-tx";
import type { DrawnMail } from "@/lib/mail/letter";

type WrittenMail = DrawnMail & {
  to: string;
  senderName?: string;
  /** What else becomes true with the sending, in the transaction that notes it. */
  whenSent?: (tx: TenantTx, now: Date) => Promise<void>;
};

/** The row of outgoing_mails, and the row it is about. */
export type MailSubject = { organizationId: string; mailId: string; subjectId: string };

/**
 * Writes one kind of mail from stored rows, the same words each time it is asked. Null where there is nothing to
 * send: no address, or no longer true.
 */
export type MailWriter = (tx: TenantTx, about: MailSubject) => Promise<WrittenMail | null>;
