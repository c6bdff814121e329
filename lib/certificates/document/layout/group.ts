import type { Field } from "@/lib/certificates/document/fields";
import type { Block } from "./block";
import { contentWidth, type Element, element, page, softInk } from "./paper";
import { drawLines, drawRule } from "./pen";
import type { Styles } from "./styles";
import { wrap } from "./wrap";

export const groupLeft = page.left + 82;
export const groupWidth = contentWidth - 82;
const gutter = 16;
const columnWidth = (groupWidth - gutter) / 2;

/** A named group of facts in two columns, read row by row. */
export function group(name: string, fields: Field[], styles: Styles, root: Element, padding: number): Block {
  const { label, fact } = styles;
  const cells = fields.map((field) => ({
    ...field,
    lines: wrap(fact.face, fact.size, field.value, columnWidth),
  }));
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, index) =>
    cells.slice(index * 2, index * 2 + 2),
  );
  const gap = padding * 0.55;
  const rowHeight = (row: typeof cells) =>
    label.leading + Math.max(...row.map(({ lines }) => lines.length)) * fact.leading;
  const height = 2 * padding + rows.reduce((sum, row) => sum + rowHeight(row), 0) + gap * (rows.length - 1);

  return {
    height,
    draw(sheet, top) {
      const section = element(root, "Sect");
      drawLines(sheet, [name], styles.heading, {
        x: page.left,
        top: top + padding - 1.6,
        element: element(section, "H2"),
      });
      const table = element(section, "Table");
      let rowTop = top + padding;
      for (const row of rows) {
        row.forEach((cell, index) => {
          const x = groupLeft + index * (columnWidth + gutter);
          const line = element(table, "TR");
          drawLines(sheet, [cell.label], label, {
            x,
            top: rowTop,
            element: element(line, "TH", { scope: "Row" }),
          });
          drawLines(sheet, cell.lines, fact, {
            x,
            top: rowTop + label.leading,
            element: element(line, "TD"),
          });
        });
        rowTop += rowHeight(row) + gap;
      }
      drawRule(sheet, top + height, 0.6, { tint: softInk });
    },
  };
}
