import type { Sheet } from "./paper";

/** Something of a known height that stands on one sheet. */
export type Block = { height: number; draw(sheet: Sheet, top: number): void };
