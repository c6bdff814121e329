import { fill } from "@/lib/certificates/document/fill";
import type { CertificateFacts } from "@/lib/certificates/facts";
import english from "@/lib/messages/en/certificate.json";
import type { Block } from "./block";
import { contentWidth, type Element, element, page } from "./paper";
import { drawLines, drawRule } from "./pen";
import { drawQrCode } from "./qr-code";
import type { Styles } from "./styles";
import { wrap } from "./wrap";

const right = page.left + contentWidth;
const codeSize = 74;
const signatureWidth = 190;

/** The certification of section 18A(2)(a)(vi). */
export function certification(facts: CertificateFacts, styles: Styles, root: Element): Block {
  const words = fill(english.certification, { organization: facts.organization.registeredName });
  const lines = wrap(styles.wording.face, styles.wording.size, words, contentWidth);
  return {
    height: lines.length * styles.wording.leading,
    draw(sheet, top) {
      drawLines(sheet, lines, styles.wording, { x: page.left, top, element: element(root, "P") });
    },
  };
}

/** Who answers for the certificate, and how anyone checks it. */
export function foot(facts: CertificateFacts, styles: Styles, root: Element): Block {
  const { signatoryName, signatoryTitle } = facts.organization;
  const name = wrap(styles.strong.face, styles.strong.size, signatoryName, signatureWidth);
  const title = wrap(styles.fact.face, styles.fact.size, signatoryTitle, signatureWidth);
  const signatureHeight = (name.length + title.length) * styles.fact.leading;
  const height = Math.max(codeSize, signatureHeight + 30);
  return {
    height,
    draw(sheet, top) {
      const bottom = top + height;
      const signatureTop = bottom - signatureHeight;
      const signatory = element(root, "P");
      drawRule(sheet, signatureTop - 5, 0.7, { width: signatureWidth });
      drawLines(sheet, name, styles.strong, { x: page.left, top: signatureTop, element: signatory });
      drawLines(sheet, title, styles.fact, {
        x: page.left,
        top: signatureTop + name.length * styles.fact.leading,
        element: signatory,
      });
      drawCheck(facts, styles, root, { sheet, bottom });
    },
  };
}

function drawCheck(
  { verifyUrl }: CertificateFacts,
  styles: Styles,
  root: Element,
  { sheet, bottom }: { sheet: Parameters<Block["draw"]>[0]; bottom: number },
) {
  const { note, noteStrong, strong } = styles;
  const { address, code } = inPrint(verifyUrl);
  const rows: [string, typeof note][] = [
    [english.genuine, noteStrong],
    [english.scan, note],
    ...wrap(note.face, note.size, address, 190).map((line): [string, typeof note] => [line, note]),
    [english.enter, note],
    [code, strong],
  ];
  const paragraph = element(root, "P");
  let top = bottom - rows.reduce((sum, [, style]) => sum + style.leading, 0);
  for (const [words, style] of rows) {
    const place = { x: right - codeSize - 12, top, align: "right" as const, element: paragraph };
    drawLines(sheet, [words], style, place);
    top += style.leading;
  }
  drawQrCode(sheet, verifyUrl, {
    x: right - codeSize,
    y: bottom - codeSize,
    size: codeSize,
    element: element(root, "Figure", { alternative: fill(english.qrCode, { url: verifyUrl }) }),
  });
}

/** "nika.example/verify" and the code that is entered there. */
function inPrint(verifyUrl: string): { address: string; code: string } {
  const [, address, code] = /^https?:\/\/(.+)\/([^/]+)$/.exec(verifyUrl)!;
  return { address: address!, code: code! };
}
