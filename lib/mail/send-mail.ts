import type { DrawnMail } from "@/lib/mail/letter";
import { type MailCarrier, ourCarrier } from "@/lib/mail/mail-carrier";

export type Mail = DrawnMail & {
  to: string;
  /** The organisation a mail speaks for; shown before our address. */
  senderName?: string;
  /** Names the act, not the attempt: `thank-you/<donation id>`. A second mail under it is never sent. */
  idempotencyKey: string;
  attachments?: { fileName: string; bytes: Uint8Array; contentType: string }[];
};

/** `messageId` is the mail service's own; null for a mail that had gone out before. */
export type Sent = { ok: true; messageId: string | null } | { ok: false; reason: "address-refused" };

const timeoutMilliseconds = 15_000;

/**
 * Sends one mail, at most once for its key within 24 hours (Resend's limit). Throws when the mail service cannot be
 * reached or is busy: try again later. Errors name no address.
 */
export async function sendMail(mail: Mail, carrier: MailCarrier = ourCarrier()): Promise<Sent> {
  const { data, error } = await carrier.resend.emails.send(
    {
      from: mail.senderName ? sentFor(mail.senderName, carrier.from) : carrier.from,
      to: mail.to,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      attachments: mail.attachments?.map((file) => ({
        filename: file.fileName,
        content: Buffer.from(file.bytes),
        contentType: file.contentType,
      })),
    },
    { idempotencyKey: mail.idempotencyKey, signal: AbortSignal.timeout(timeoutMilliseconds) },
  );
  if (!error) return { ok: true, messageId: data.id };
  // The key was used for a mail with other words, which has reached the donor: one mail for one act.
  if (error.name === "invalid_idempotent_request") return { ok: true, messageId: null };
  if (error.statusCode === 422) return { ok: false, reason: "address-refused" };
  // Only the error's name: its message may repeat the address.
  throw new Error(`The mail service answered ${error.name} (${error.statusCode ?? "no status"})`);
}

/** `"Ubuntu Literacy via Nika" <post@nika.example>` */
function sentFor(senderName: string, from: string): string {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  return `"${senderName.replace(/["\\<>\r\n]/g, "")} via Nika" <${address}>`;
}
