import { and, eq, sql } from "drizzle-orm";
import { accessLinks, outgoingMails } from "@/lib/db/schema/mail";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { MailKind } from "@/lib/mail/queue-mail";
import { sendMail } from "@/lib/mail/send-mail";
import type { MailWriter } from "@/lib/mail/written-mail";
import { withTenant } from "@/lib/tenancy/with-tenant";

/**
 * Sends a mail that waits: written in one transaction, sent between the two, noted in the second. A repeat after a
 * crash sends the same words under the same key, so the donor gets one mail. Throws where trying again can help.
 */
export async function deliverMail(
  { organizationId, id }: { organizationId: string; id: string },
  writers: Record<MailKind, MailWriter>,
  now = new Date(),
): Promise<"sent" | "nothing-to-send" | "refused"> {
  const system = { kind: "system", organizationId } as const;
  const mail = await withTenant(system, async (tx) => {
    const waiting = await takeUp(tx, organizationId, id);
    if (!waiting) return null;
    const about = { organizationId, mailId: id, subjectId: waiting.subjectId };
    const written = await writers[waiting.kind](tx, about);
    if (!written) await note(tx, organizationId, id, { status: "failed" });
    return written;
  });
  if (!mail) return "nothing-to-send";
  const sent = await sendMail({ ...mail, idempotencyKey: `mail/${id}` });
  await withTenant(system, async (tx) => {
    if (!sent.ok) return note(tx, organizationId, id, { status: "failed" });
    await note(tx, organizationId, id, {
      status: "sent",
      sentAt: now,
      providerMessageId: sent.messageId,
    });
    await mail.whenSent?.(tx, now);
  });
  return sent.ok ? "sent" : "refused";
}

/** The mail if it still waits, one more attempt counted. */
async function takeUp(tx: TenantTx, organizationId: string, id: string) {
  await adoptProofLink(tx, organizationId, id);
  const [waiting] = await tx
    .update(outgoingMails)
    .set({ attempts: sql`${outgoingMails.attempts} + 1` })
    .where(and(isMail(organizationId, id), eq(outgoingMails.status, "waiting")))
    .returning({ kind: outgoingMails.kind, subjectId: outgoingMails.subjectId });
  return waiting ?? null;
}

// A donor who asks for a proof has entered no organisation yet and can only add the job, under the link's id.
async function adoptProofLink(tx: TenantTx, organizationId: string, id: string): Promise<void> {
  const [link] = await tx
    .select({ id: accessLinks.id })
    .from(accessLinks)
    .where(
      and(
        eq(accessLinks.organizationId, organizationId),
        eq(accessLinks.id, id),
        eq(accessLinks.purpose, "donor-proof"),
      ),
    );
  if (!link) return;
  await tx
    .insert(outgoingMails)
    .values({ organizationId, id, kind: "donor-proof", subjectId: id })
    .onConflictDoNothing();
}

type Outcome = { status: "failed" } | { status: "sent"; sentAt: Date; providerMessageId: string | null };

async function note(tx: TenantTx, organizationId: string, id: string, outcome: Outcome): Promise<void> {
  await tx.update(outgoingMails).set(outcome).where(isMail(organizationId, id));
}

function isMail(organizationId: string, id: string) {
  return and(eq(outgoingMails.organizationId, organizationId), eq(outgoingMails.id, id));
}
