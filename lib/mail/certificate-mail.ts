import { formatInstant } from "@/lib/calendar";
import { drawMail } from "@/lib/mail/draw-mail";
import type { DrawnMail } from "@/lib/mail/letter";
import { mailTexts } from "@/lib/mail/mail-texts";
import { type Cents, formatRand } from "@/lib/money";
import { taxYearLabel } from "@/lib/tax-year";

export type CertificateNotice = {
  organizationName: string;
  number: string;
  amountCents: Cents;
  /** Those of the donations, as on the paper. */
  taxYears: readonly number[];
  isSpecimen: boolean;
  /** The certificate that this one stands in for, and why. */
  replaces: { number: string; reason: string } | null;
  downloadUrl: string;
  expiresAt: Date;
  publicUrl: string;
};

/** Tells a donor that a certificate was issued, with a link that expires; the paper itself is not attached. */
export function certificateMail(notice: CertificateNotice): DrawnMail {
  const t = mailTexts();
  const { organizationName: organization, number, publicUrl } = notice;
  const paragraphs = [t("certificate.enclosed", { organization, number })];
  if (notice.replaces) paragraphs.push(t("certificate.replaces", notice.replaces));
  if (notice.isSpecimen) paragraphs.push(t("certificate.specimen"));
  return drawMail({
    subject: t("certificate.subject", { number }),
    senderName: organization,
    heading: t("certificate.heading"),
    paragraphs,
    facts: [
      { label: t("number"), value: number },
      { label: t("amount"), value: formatRand(notice.amountCents) },
      { label: t("taxYear"), value: notice.taxYears.map(taxYearLabel).join(", ") },
    ],
    action: { label: t("certificate.action"), url: notice.downloadUrl },
    notes: [
      t("certificate.expires", { until: formatInstant(notice.expiresAt), address: `${publicUrl}/my` }),
      t("certificate.keepPrivate"),
      t("certificate.verify", { address: `${publicUrl}/verify` }),
    ],
  });
}
