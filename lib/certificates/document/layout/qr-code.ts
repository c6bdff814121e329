import { create } from "qrcode";
import { type Element, ink, type Sheet } from "./paper";

/** A QR code as shapes, sharp at any size, with white around it so that it reads over SPECIMEN. */
export function drawQrCode(
  sheet: Sheet,
  text: string,
  { x, y, size, element }: { x: number; y: number; size: number; element: Element },
) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size;
  const quiet = (4 * size) / side;
  sheet.pieces.push({
    kind: "shape",
    x: x - quiet,
    y: y - quiet,
    width: size + 2 * quiet,
    height: size + 2 * quiet,
    path: "0 0 1 1 re",
    tint: [1, 1, 1],
  });
  const runs: string[] = [];
  for (let row = 0; row < side; row++) {
    for (let from = 0; from < side; from++) {
      let to = from;
      while (to < side && modules.data[row * side + to]) to++;
      if (to > from) runs.push(`${from} ${row} ${to - from} 1 re`);
      from = to;
    }
  }
  sheet.pieces.push({
    kind: "shape",
    x,
    y,
    width: size / side,
    height: size / side,
    path: runs.join("\n"),
    tint: ink,
    element,
  });
}
