import { amountInWords } from "@/lib/certificates/document/amount-in-words";
import type { CertificateFacts } from "@/lib/certificates/facts";
import english from "@/lib/messages/en/certificate.json";
import { formatRand } from "@/lib/money";
import type { Block } from "./block";
import { contentWidth, type Element, element, page } from "./paper";
import { drawLines, drawRule } from "./pen";
import { shape } from "./shape";
import type { Styles } from "./styles";
import { wrap } from "./wrap";

/** What the paper is. */
export function titleLine(styles: Styles, root: Element): Block {
  return {
    height: styles.title.leading,
    draw(sheet, top) {
      drawLines(sheet, [english.title], styles.title, {
        x: page.left,
        top,
        element: element(root, "H1"),
      });
    },
  };
}

/** The amount in figures and in words, between two strong rules. */
export function sumBand(facts: CertificateFacts, styles: Styles, root: Element): Block {
  const figures = shape(styles.figure.face, formatRand(facts.totalCents));
  const room = contentWidth - (figures.width * styles.figure.size) / 1000 - 24;
  const words = wrap(styles.words.face, styles.words.size, amountInWords(facts.totalCents), room);
  const inner = Math.max(styles.figure.leading, words.length * styles.words.leading);
  const padding = 8;
  return {
    height: inner + 2 * padding,
    draw(sheet, top) {
      drawRule(sheet, top, 1.3);
      drawLines(sheet, [figures], styles.figure, {
        x: page.left,
        top: top + padding + (inner - styles.figure.leading) / 2,
        element: element(root, "P"),
      });
      drawLines(sheet, words, styles.words, {
        x: page.left + contentWidth,
        top: top + padding + (inner - words.length * styles.words.leading) / 2 + (words.length === 1 ? 2 : 0),
        align: "right",
        element: element(root, "P"),
      });
      drawRule(sheet, top + inner + 2 * padding, 1.3);
    },
  };
}
