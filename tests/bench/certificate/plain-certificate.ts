import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fontkit from "fontkit";
import { PDFDocument, type PDFFont, PDFOperator, type PDFPage, rgb } from "pdf-lib";
import { type FaceName, faces } from "@/lib/certificates/document/fonts/faces";
import { composeCertificate } from "@/lib/certificates/document/layout/compose";
import { type Paper, type Piece, page, type Sheet } from "@/lib/certificates/document/layout/paper";
import { drawQrCode } from "@/lib/certificates/document/layout/qr-code";
import type { CertificateFacts } from "@/lib/certificates/facts";

// The baseline: the same page as pdf-lib and fontkit 2 make it when each document embeds its fonts afresh. It is
// spared what would only slow it down: where each word stands is known beforehand, and it writes no tags, no
// attachment and no colour profile.

/** Where everything stands on a certificate's page, and the address in its QR code. */
export type PlainPage = { paper: Paper; verifyUrl: string };

export function layOut(facts: CertificateFacts): PlainPage {
  return { paper: composeCertificate(facts, faces()), verifyUrl: facts.verifyUrl };
}

/** Draws a page with pdf-lib's own calls, its fonts parsed and subset for this one document. */
export async function drawPlainCertificate({ paper, verifyUrl }: PlainPage): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(kit as never);
  const embed = (name: FaceName) => document.embedFont(fontFiles()[name], { subset: true });
  const fonts = { regular: await embed("regular"), bold: await embed("bold"), title: await embed("title") };
  for (const sheet of paper.sheets) {
    const leaf = document.addPage([page.width, page.height]);
    for (const piece of sheet.pieces) draw(leaf, piece, fonts);
  }
  // The page holds the code already; a renderer has to work it out as well.
  const scratch: Sheet = { pieces: [] };
  drawQrCode(scratch, verifyUrl, { x: 0, y: 0, size: 1, element: paper.root });
  return document.save();
}

function draw(leaf: PDFPage, piece: Piece, fonts: Record<FaceName, PDFFont>): void {
  const color = rgb(...piece.tint);
  const { x } = piece;
  if (piece.kind === "text") {
    const text = String.fromCodePoint(...piece.run.glyphs.flatMap(({ glyph }) => glyph.codePoints));
    const { size, run } = piece;
    leaf.drawText(text, { x, y: page.height - piece.y, size, font: fonts[run.face.name], color });
  } else if (piece.kind === "rule") {
    const { width, thickness } = piece;
    const y = page.height - piece.y - thickness / 2;
    leaf.drawRectangle({ x, y, width, height: thickness, color });
  } else {
    const place = [piece.width, 0, 0, -piece.height, x, page.height - piece.y].join(" ");
    const shape = `q ${piece.tint.join(" ")} rg ${place} cm ${piece.path} f Q`;
    leaf.pushOperators(PDFOperator.of(shape as never));
  }
}

let files: Record<FaceName, Uint8Array> | undefined;

/** The fonts as they come from their package; Fraunces, which comes packed for the web alone, as Nika cut it. */
function fontFiles(): Record<FaceName, Uint8Array> {
  const require = createRequire(import.meta.url);
  const read = (file: string) => readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}`));
  files ??= {
    regular: read("400Regular/NotoSans_400Regular.ttf"),
    bold: read("700Bold/NotoSans_700Bold.ttf"),
    title: faces().title.bytes,
  };
  return files;
}

type StreamingSubset = fontkit.Subset & { encodeStream(): unknown };

/** pdf-lib asks for the subset as a stream, as fontkit 1 gave it; fontkit 2 gives bytes. */
const kit = {
  create(bytes: Uint8Array): fontkit.Font {
    const font = fontkit.create(bytes);
    const createSubset = font.createSubset.bind(font);
    font.createSubset = () => {
      const subset = createSubset() as StreamingSubset;
      subset.encodeStream = () => {
        const listeners: Record<string, (bytes?: Uint8Array) => void> = {};
        const stream = {
          on(event: string, listener: (bytes?: Uint8Array) => void) {
            listeners[event] = listener;
            return stream;
          },
        };
        setImmediate(() => {
          listeners.data?.(subset.encode());
          listeners.end?.();
        });
        return stream;
      };
      return subset;
    };
    return font;
  },
};
