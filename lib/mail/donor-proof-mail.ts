import { formatInstant } from "@/lib/calendar";
import { drawMail } from "@/lib/mail/draw-mail";
import type { DrawnMail } from "@/lib/mail/letter";
import { mailTexts } from "@/lib/mail/mail-texts";

/** Asks the owner of an address to confirm it; says nothing about any gift, because anyone may have asked. */
export function donorProofMail(proof: { proofUrl: string; expiresAt: Date }): DrawnMail {
  const t = mailTexts();
  return drawMail({
    subject: t("donorProof.subject"),
    senderName: "Nika",
    heading: t("donorProof.heading"),
    paragraphs: [t("donorProof.asked")],
    action: { label: t("donorProof.action"), url: proof.proofUrl },
    notes: [t("donorProof.expires", { until: formatInstant(proof.expiresAt) }), t("donorProof.notYou")],
  });
}
