import type { Faces } from "@/lib/certificates/document/fonts/faces";
import { softInk } from "./paper";
import type { Style } from "./pen";

/** The certificate's type: facts are 10 points or more and labels 8 or more, readable at arm's length. */
export function stylesIn({ regular, bold, title }: Faces) {
  return {
    title: { face: title, size: 25, leading: 27.5 },
    figure: { face: bold, size: 21, leading: 24 },
    words: { face: regular, size: 11, leading: 15 },
    name: { face: bold, size: 11.5, leading: 14.4 },
    heading: { face: bold, size: 10, leading: 13.6 },
    fact: { face: regular, size: 10, leading: 13.6 },
    strong: { face: bold, size: 10, leading: 13.6 },
    label: { face: regular, size: 8.25, leading: 11, tint: softInk },
    wording: { face: regular, size: 9.5, leading: 12.8 },
    note: { face: regular, size: 8.5, leading: 11.4 },
    noteStrong: { face: bold, size: 8.5, leading: 11.4 },
  } satisfies Record<string, Style>;
}

export type Styles = ReturnType<typeof stylesIn>;
