import { and, eq } from "drizzle-orm";
import { storeCertificate } from "@/lib/certificates/store-certificate";
import { outgoingMails } from "@/lib/db/schema/mail";
import { mailWriters } from "@/lib/jobs/handlers";
import { deliverMail } from "@/lib/mail/deliver-mail";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Draws, stores and mails a certificate as the worker would have at the time. */
export async function sendCertificate(
  organizationId: string,
  certificateId: string,
  at: Date,
): Promise<void> {
  await storeCertificate({ organizationId, id: certificateId }, at);
  const [mail] = await withTenant({ kind: "system", organizationId }, (tx) =>
    tx
      .select({ id: outgoingMails.id })
      .from(outgoingMails)
      .where(
        and(eq(outgoingMails.organizationId, organizationId), eq(outgoingMails.subjectId, certificateId)),
      ),
  );
  if (mail) await deliverMail({ organizationId, id: mail.id }, mailWriters, at);
}
