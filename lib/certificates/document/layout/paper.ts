import type { Shaped } from "./shape";

/** A4 upright in points, and the margins. Positions run from the top left corner. */
export const page = { width: 595.28, height: 841.89, left: 53.9, top: 42, bottom: 36 };
export const contentWidth = page.width - 2 * page.left;

export type Tint = readonly [red: number, green: number, blue: number];
export const ink: Tint = [0.106, 0.102, 0.09];
export const softInk: Tint = [0.294, 0.278, 0.247];

/** A part of the document's outline for readers who hear it: the standard structure types of PDF 1.7. */
export type Element = {
  tag: "Document" | "Sect" | "H1" | "H2" | "P" | "Table" | "TR" | "TH" | "TD" | "Figure";
  children: Element[];
  alternative?: string;
  scope?: "Row" | "Column";
};

type Drawn = { tint: Tint; element?: Element };
export type Piece =
  | (Drawn & { kind: "text"; run: Shaped; size: number; x: number; y: number; turn?: number })
  | (Drawn & { kind: "rule"; x: number; y: number; width: number; thickness: number })
  | (Drawn & { kind: "shape"; x: number; y: number; width: number; height: number; path: string });

/** One side of paper. A piece without an element is decoration, which screen readers pass over. */
export type Sheet = { pieces: Piece[] };
export type Paper = { sheets: Sheet[]; root: Element };

export function element(parent: Element, tag: Element["tag"], more: Partial<Element> = {}): Element {
  const made: Element = { tag, children: [], ...more };
  parent.children.push(made);
  return made;
}
