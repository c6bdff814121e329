import { donorFields, organizationFields } from "@/lib/certificates/document/fields";
import { fill } from "@/lib/certificates/document/fill";
import type { Faces } from "@/lib/certificates/document/fonts/faces";
import type { CertificateFacts } from "@/lib/certificates/facts";
import english from "@/lib/messages/en/certificate.json";
import type { Block } from "./block";
import { certification, foot } from "./closing";
import { columnNames, continuedNote, donationRows, totalRow } from "./donation-rows";
import { group } from "./group";
import { header } from "./header";
import { sumBand, titleLine } from "./opening";
import { contentWidth, type Element, element, type Paper, page, type Sheet, softInk } from "./paper";
import { drawLines, drawRule } from "./pen";
import { drawSpecimen, specimenNote } from "./specimen";
import { type Styles, stylesIn } from "./styles";

const rowsOnFirstSheet = 8;
const lowest = page.height - page.bottom;

type Run = { sheets: Sheet[]; top: number; styles: Styles; facts: CertificateFacts; root: Element };

/** Sets a certificate on as many A4 sheets as it needs; up to eight ordinary donations take one. */
export function composeCertificate(facts: CertificateFacts, faces: Faces): Paper {
  const styles = stylesIn(faces);
  const root: Element = { tag: "Document", children: [] };
  const run: Run = { sheets: [], top: 0, styles, facts, root };
  turnSheet(run);

  place(run, header(facts, styles, root), 22);
  place(run, titleLine(styles, root), 9);
  if (facts.series === "SPECIMEN") place(run, specimenNote(styles, root), 9);
  place(run, sumBand(facts, styles, root));
  const padding = facts.lines.length > 4 ? 9 : 12;
  place(run, group(english.organization, organizationFields(facts), styles, root, padding));
  place(run, group(english.donor, donorFields(facts), styles, root, padding), padding);
  placeDonations(run, padding);
  const closing = foot(facts, styles, root);
  const words = certification(facts, styles, root);
  if (run.top + words.height + 14 + closing.height > lowest) turnSheet(run);
  place(run, words);
  closing.draw(run.sheets.at(-1)!, lowest - closing.height);
  numberSheets(run);
  return { sheets: run.sheets, root };
}

function placeDonations(run: Run, padding: number) {
  const { facts, styles, root } = run;
  const section = element(root, "Sect");
  if (run.top + 3 * styles.fact.leading * 2 > lowest) turnSheet(run);
  drawLines(run.sheets.at(-1)!, [english.donations], styles.heading, {
    x: page.left,
    top: run.top - 1.6,
    element: element(section, "H2"),
  });
  const table = element(section, "Table");
  place(run, columnNames(facts, styles, table));
  const note = continuedNote("", styles, section).height;
  const total = totalRow(facts, styles, table);
  let onSheet = 0;
  donationRows(facts, styles, table).forEach((row, index, rows) => {
    const isFull = run.sheets.length === 1 && onSheet === rowsOnFirstSheet;
    const after = index === rows.length - 1 ? total.height : note;
    if (isFull || run.top + row.height + after > lowest) {
      const words = fill(english.continued, { page: run.sheets.length + 1 });
      place(run, continuedNote(words, styles, section));
      turnSheet(run);
      place(run, columnNames(facts, styles, table));
      onSheet = 0;
    }
    place(run, row);
    onSheet++;
  });
  place(run, total, padding - 3);
  drawRule(run.sheets.at(-1)!, run.top, 0.6, { tint: softInk });
  run.top += padding;
}

function place(run: Run, block: Block, after = 0) {
  if (run.top + block.height > lowest) turnSheet(run);
  block.draw(run.sheets.at(-1)!, run.top);
  run.top += block.height + after;
}

function turnSheet(run: Run) {
  const sheet: Sheet = { pieces: [] };
  run.sheets.push(sheet);
  run.top = page.top;
  if (run.facts.series === "SPECIMEN") drawSpecimen(sheet, run.styles);
  if (run.sheets.length === 1) return;
  const { heading } = run.styles;
  const words = fill(english.continuation, { number: run.facts.number });
  drawLines(sheet, [words], heading, { x: page.left, top: run.top, element: element(run.root, "P") });
  run.top += heading.leading + 12;
}

/** Number and page count on each sheet, where there is more than one. */
function numberSheets({ sheets, facts, styles }: Run) {
  if (sheets.length === 1) return;
  sheets.forEach((sheet, index) => {
    const words = fill(english.page, { number: facts.number, page: index + 1, pages: sheets.length });
    drawLines(sheet, [words], styles.note, {
      x: page.left + contentWidth,
      top: page.height - 26,
      align: "right",
    });
  });
}
