import { formatDay } from "@/lib/calendar";
import type { CertificateFacts } from "@/lib/certificates/facts";
import english from "@/lib/messages/en/certificate.json";
import { formatRand } from "@/lib/money";
import { taxYearLabel } from "@/lib/tax-year";
import type { Block } from "./block";
import { groupLeft, groupWidth } from "./group";
import { contentWidth, type Element, element, ink, page, softInk, type Tint } from "./paper";
import { drawLines, drawRule, type Style } from "./pen";
import type { Styles } from "./styles";
import { wrap } from "./wrap";

const right = page.left + contentWidth;
const hairline: Tint = [0.81, 0.79, 0.74];
const inset = 3.2;

type Column = { label: string; x: number; width: number; align?: "right" };

/** The breakdown that BGR 70 asks for: one row a donation, with its day, nature and amount. */
export function donationRows(facts: CertificateFacts, styles: Styles, table: Element): Block[] {
  const columns = columnsFor(facts);
  return facts.lines.map((line) => {
    const values = [
      formatDay(line.receivedOn),
      ...(columns.length === 6 ? [taxYearLabel(line.taxYear)] : []),
      english.money,
      line.fundName,
      line.reference,
      formatRand(line.amountCents),
    ];
    return row(columns, values, styles.fact, { tag: "TD", table, thickness: 0.5, tint: hairline });
  });
}

/** The columns' names, drawn again at the top of each sheet that has rows. */
export function columnNames(facts: CertificateFacts, styles: Styles, table: Element): Block {
  const columns = columnsFor(facts);
  const { label } = styles;
  return {
    height: label.leading + 2,
    draw(sheet, top) {
      const line = element(table, "TR");
      for (const { label: name, x, width, align } of columns) {
        drawLines(sheet, [name], label, {
          x: align ? x + width : x,
          top,
          ...(align && { align }),
          element: element(line, "TH", { scope: "Column" }),
        });
      }
    },
  };
}

/** The total, which must equal the sum of the rows. */
export function totalRow(facts: CertificateFacts, styles: Styles, table: Element): Block {
  const columns: Column[] = [
    { label: "", x: groupLeft, width: groupWidth - 120 },
    { label: "", x: right - 120, width: 120, align: "right" },
  ];
  const values = [english.total, formatRand(facts.totalCents)];
  return row(columns, values, styles.strong, { tag: "TD", table, thickness: 1.2, tint: ink });
}

/** Where the list goes on, said at the foot of the sheet it leaves. */
export function continuedNote(words: string, styles: Styles, root: Element): Block {
  const { note } = styles;
  return {
    height: note.leading + 4,
    draw(sheet, top) {
      drawRule(sheet, top, 0.5, { x: groupLeft, width: groupWidth, tint: softInk });
      const place = { x: right, top: top + 4, align: "right" as const, element: element(root, "P") };
      drawLines(sheet, [words], note, place);
    },
  };
}

function row(
  columns: Column[],
  values: string[],
  style: Style,
  { tag, table, thickness, tint }: { tag: "TD"; table: Element; thickness: number; tint: Tint },
): Block {
  const cells = values.map((value, index) => {
    const column = columns[index]!;
    return { ...column, lines: wrap(style.face, style.size, value, column.width) };
  });
  const lineCount = Math.max(...cells.map(({ lines }) => lines.length));
  const height = 2 * inset + lineCount * style.leading;
  return {
    height,
    draw(sheet, top) {
      drawRule(sheet, top, thickness, { x: groupLeft, width: groupWidth, tint });
      const line = element(table, "TR");
      for (const { lines, x, width, align } of cells) {
        drawLines(sheet, lines, style, {
          x: align ? x + width : x,
          top: top + inset,
          ...(align && { align }),
          element: element(line, tag),
        });
      }
    },
  };
}

/** The tax year gets a column of its own only where it differs from row to row. */
function columnsFor({ lines }: CertificateFacts): Column[] {
  const spansYears = new Set(lines.map((line) => line.taxYear)).size > 1;
  const widths: [label: string, width: number][] = [
    [english.received, 68],
    ...(spansYears ? ([[english.lineTaxYear, 48]] as [string, number][]) : []),
    [english.lineNature, 40],
    [english.fund, spansYears ? 86 : 124],
    [english.reference, spansYears ? 78 : 86],
  ];
  let x = groupLeft;
  const columns = widths.map(([label, width]) => {
    const column: Column = { label, x, width: width - 6 };
    x += width;
    return column;
  });
  return [...columns, { label: english.amount, x, width: right - x, align: "right" }];
}
