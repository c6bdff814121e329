import { formatDay } from "@/lib/calendar";
import { type Field, taxYearsOf } from "@/lib/certificates/document/fields";
import { fill } from "@/lib/certificates/document/fill";
import type { CertificateFacts } from "@/lib/certificates/facts";
import english from "@/lib/messages/en/certificate.json";
import type { Block } from "./block";
import { drawMark } from "./mark";
import { contentWidth, type Element, element, page } from "./paper";
import { drawLines } from "./pen";
import type { Styles } from "./styles";
import { wrap } from "./wrap";

const markSize = 40;
const textLeft = page.left + markSize + 11.5;
const numbersWidth = 200;
const valuesWidth = 84;
const right = page.left + contentWidth;

/** The organisation on the left, the certificate's number and dates on the right. */
export function header(facts: CertificateFacts, styles: Styles, root: Element): Block {
  const width = contentWidth - markSize - 11.5 - numbersWidth;
  const { organization } = facts;
  const name = wrap(styles.name.face, styles.name.size, organization.registeredName, width);
  const address = addressRows(organization.addressLines).flatMap((line) =>
    wrap(styles.fact.face, styles.fact.size, line, width),
  );
  const numbers = numberFields(facts);
  const nameHeight = name.length * styles.name.leading;
  return {
    height: Math.max(
      markSize,
      nameHeight + address.length * styles.fact.leading,
      numbers.length * styles.fact.leading,
    ),
    draw(sheet, top) {
      const alternative = fill(english.organizationMark, { organization: organization.registeredName });
      drawMark(sheet, organization.slug, {
        x: page.left,
        y: top,
        size: markSize,
        element: element(root, "Figure", { alternative }),
      });
      const issuer = element(root, "P");
      drawLines(sheet, name, styles.name, { x: textLeft, top, element: issuer });
      drawLines(sheet, address, styles.fact, { x: textLeft, top: top + nameHeight, element: issuer });

      const table = element(root, "Table");
      numbers.forEach(({ label, value }, index) => {
        const row = element(table, "TR");
        const at = top + index * styles.fact.leading;
        drawLines(
          sheet,
          [label],
          { ...styles.label, leading: 13.6 },
          {
            x: right - valuesWidth,
            top: at + 0.4,
            align: "right",
            element: element(row, "TH", { scope: "Row" }),
          },
        );
        drawLines(sheet, [value], index === 0 ? styles.strong : styles.fact, {
          x: right,
          top: at,
          align: "right",
          element: element(row, "TD"),
        });
      });
    },
  };
}

function numberFields(facts: CertificateFacts): Field[] {
  return [
    { label: english.number, value: facts.number },
    { label: english.issuedOn, value: formatDay(facts.issuedOn) },
    { label: english.taxYear, value: taxYearsOf(facts.lines) },
    ...(facts.replaces ? [{ label: english.replaces, value: facts.replaces }] : []),
  ];
}

/** As on an envelope, but no more than two rows: the whole address stands below as well. */
function addressRows(lines: string[]): string[] {
  if (lines.length <= 2) return lines;
  return [lines.slice(0, -1).join(", "), lines.at(-1)!];
}
