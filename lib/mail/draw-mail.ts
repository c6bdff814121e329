import { drawHtml } from "@/lib/mail/draw-html";
import { drawText } from "@/lib/mail/draw-text";
import type { DrawnMail, Letter } from "@/lib/mail/letter";

/** The same letter twice: as HTML for any mail program, and as plain text. */
export function drawMail(letter: Letter): DrawnMail {
  return { subject: letter.subject, html: drawHtml(letter), text: drawText(letter) };
}
