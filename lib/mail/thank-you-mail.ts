import { type CalendarDate, formatDay } from "@/lib/calendar";
import { drawMail } from "@/lib/mail/draw-mail";
import type { DrawnMail } from "@/lib/mail/letter";
import { mailTexts } from "@/lib/mail/mail-texts";
import { type Cents, formatRand } from "@/lib/money";

export type Thanks = {
  donorName: string | null;
  organizationName: string;
  amountCents: Cents;
  receivedOn: CalendarDate;
  /** The fund or campaign. */
  purpose: string;
  /** The donation's GV… reference. */
  reference: string;
  certificate: "follows" | "details-missing" | "not-asked";
  publicUrl: string;
};

/** Thanks a donor for one gift and tells the reference that opens `/my`. */
export function thankYouMail(thanks: Thanks): DrawnMail {
  const t = mailTexts();
  const { organizationName: organization, purpose, reference } = thanks;
  const amount = formatRand(thanks.amountCents);
  const address = `${thanks.publicUrl}/my`;
  const paragraphs = [t("thankYou.received", { organization, purpose })];
  if (thanks.certificate === "follows") paragraphs.push(t("thankYou.certificateFollows"));
  if (thanks.certificate === "details-missing") paragraphs.push(t("thankYou.detailsMissing"));
  return drawMail({
    subject: t("thankYou.subject", { amount }),
    senderName: organization,
    heading: thanks.donorName ? t("greeting", { name: thanks.donorName }) : t("greetingWithoutName"),
    paragraphs,
    facts: [
      { label: t("amount"), value: amount },
      { label: t("received"), value: formatDay(thanks.receivedOn) },
      { label: t("purpose"), value: purpose },
      { label: t("reference"), value: reference },
    ],
    action: { label: t("thankYou.action"), url: address },
    notes: [t("thankYou.keepReference", { reference, address }), t("thankYou.why", { organization })],
  });
}
