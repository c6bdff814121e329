import english from "@/lib/messages/en/certificate.json";
import type { Block } from "./block";
import { contentWidth, type Element, element, page, type Sheet, type Tint } from "./paper";
import { drawLines } from "./pen";
import { shape } from "./shape";
import type { Styles } from "./styles";
import { wrap } from "./wrap";

const pale: Tint = [0.905, 0.9, 0.885];
const size = 118;

/** SPECIMEN across the sheet, under everything else, so that no line of it hides a fact. */
export function drawSpecimen(sheet: Sheet, styles: Styles) {
  const run = shape(styles.strong.face, english.specimen);
  const turn = Math.atan2(page.height * 0.62, page.width * 0.78);
  const half = (run.width * size) / 2000;
  const rise = (size * styles.strong.face.font.capHeight) / styles.strong.face.font.unitsPerEm / 2;
  sheet.pieces.push({
    kind: "text",
    run,
    size,
    x: page.width / 2 - half * Math.cos(turn) + rise * Math.sin(turn),
    y: page.height / 2 + half * Math.sin(turn) + rise * Math.cos(turn),
    turn,
    tint: pale,
  });
}

/** The same in words, for who hears the page or holds a faint print. */
export function specimenNote(styles: Styles, root: Element): Block {
  const { noteStrong } = styles;
  const lines = wrap(noteStrong.face, noteStrong.size, english.specimenNote, contentWidth);
  return {
    height: lines.length * noteStrong.leading,
    draw(sheet, top) {
      drawLines(sheet, lines, noteStrong, { x: page.left, top, element: element(root, "P") });
    },
  };
}
