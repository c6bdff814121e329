import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { recordEvent } from "@/lib/audit/record-event";
import { certificateLines, certificateRegister, taxCertificates } from "@/lib/db/schema/certificates";
import { donors } from "@/lib/db/schema/giving";
import { accessLinks } from "@/lib/db/schema/mail";
import { organizations } from "@/lib/db/schema/organizations";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { env } from "@/lib/env";
import { invariant } from "@/lib/invariant";
import { certificateMail } from "@/lib/mail/certificate-mail";
import type { MailSubject, MailWriter } from "@/lib/mail/written-mail";
import { cents } from "@/lib/money";
import { linkToken, tokenSha256 } from "@/lib/tenancy/link-token";

const older = alias(taxCertificates, "older");
const linkLifetimeDays = 30;

/** Tells a donor of a stored certificate, with a link that opens this one paper for thirty days. */
export const writeCertificateMail: MailWriter = async (tx, about) => {
  const { organizationId, subjectId: certificateId } = about;
  const [certificate] = await tx
    .select({
      email: donors.email,
      organizationName: organizations.name,
      number: taxCertificates.number,
      amountCents: taxCertificates.totalCents,
      series: taxCertificates.series,
      status: taxCertificates.status,
      storedAt: taxCertificates.storedAt,
      replacedNumber: older.number,
      replacedReason: certificateRegister.reason,
    })
    .from(taxCertificates)
    .innerJoin(organizations, eq(organizations.id, taxCertificates.organizationId))
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, taxCertificates.donorId)))
    .leftJoin(older, and(eq(older.organizationId, organizationId), eq(older.id, taxCertificates.replacesId)))
    .leftJoin(
      certificateRegister,
      and(
        eq(certificateRegister.organizationId, organizationId),
        eq(certificateRegister.certificateId, older.id),
        eq(certificateRegister.event, "replaced"),
      ),
    )
    .where(isCertificate(organizationId, certificateId));
  if (!certificate?.email || certificate.status !== "issued") return null;
  invariant(certificate.storedAt, "a certificate is mailed after its paper is stored");
  const mail = certificateMail({
    organizationName: certificate.organizationName,
    number: certificate.number,
    amountCents: cents(certificate.amountCents),
    taxYears: await taxYearsOf(tx, organizationId, certificateId),
    isSpecimen: certificate.series === "SPECIMEN",
    replaces: replacedBy(certificate),
    downloadUrl: `${env().NIKA_PUBLIC_URL}/download/${linkToken(about.mailId)}`,
    expiresAt: await linkExpiry(tx, about),
    publicUrl: env().NIKA_PUBLIC_URL,
  });
  const whenSent = (later: TenantTx, now: Date) => noteMailed(later, organizationId, certificateId, now);
  return { ...mail, to: certificate.email, senderName: certificate.organizationName, whenSent };
};

/** What the new one stands in for; the reason ends without its full stop, because the sentence goes on. */
function replacedBy({
  replacedNumber,
  replacedReason,
}: Record<"replacedNumber" | "replacedReason", string | null>) {
  return replacedNumber && replacedReason
    ? { number: replacedNumber, reason: replacedReason.replace(/[.\s]+$/, "") }
    : null;
}

async function taxYearsOf(tx: TenantTx, organizationId: string, certificateId: string): Promise<number[]> {
  const years = await tx
    .selectDistinct({ taxYear: certificateLines.taxYear })
    .from(certificateLines)
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.certificateId, certificateId),
      ),
    )
    .orderBy(certificateLines.taxYear);
  return years.map(({ taxYear }) => taxYear);
}

/** The link bears the mail's own id: however often the mail is written, there is one link, with one end. */
async function linkExpiry(tx: TenantTx, about: MailSubject): Promise<Date> {
  const { organizationId, mailId: id, subjectId } = about;
  const expiresAt = new Date(Date.now() + linkLifetimeDays * 86_400_000);
  await tx
    .insert(accessLinks)
    .values({
      organizationId,
      id,
      tokenSha256: tokenSha256(linkToken(id)),
      purpose: "certificate-download",
      subjectId,
      expiresAt,
    })
    .onConflictDoNothing();
  const [link] = await tx
    .select({ expiresAt: accessLinks.expiresAt })
    .from(accessLinks)
    .where(and(eq(accessLinks.organizationId, organizationId), eq(accessLinks.id, id)));
  invariant(link, "a link that was just made is there");
  return link.expiresAt;
}

async function noteMailed(
  tx: TenantTx,
  organizationId: string,
  certificateId: string,
  now: Date,
): Promise<void> {
  await tx.update(taxCertificates).set({ mailedAt: now }).where(isCertificate(organizationId, certificateId));
  await recordEvent(tx, {
    organizationId,
    actorKind: "system",
    action: "certificate.mailed",
    subjectType: "certificate",
    subjectId: certificateId,
    happenedAt: now,
  });
}

function isCertificate(organizationId: string, id: string) {
  return and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, id));
}
