import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkit";
import { type Face, type FaceName, type Faces, faces } from "@/lib/certificates/document/fonts/faces";
import { withPdf } from "./pdf-tools";

/** By how much the ink of two renderings differs, as a part of the second: the worst of all pages and engines. */
export async function largestDifference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [ink, measure] = [await inkOf(one), await inkOf(other)];
  const differences = (["poppler", "mupdf"] as const).flatMap((engine) => {
    if (ink[engine].length !== measure[engine].length || measure[engine].length === 0) return [1];
    return ink[engine].map((count, page) => Math.abs(count / measure[engine][page]! - 1));
  });
  return Math.max(...differences);
}

function inkOf(bytes: Uint8Array) {
  return withPdf(bytes, (pdf) => pdf.darkPixels());
}

/** The fonts as they come from their packages. */
export function uncutFaces(): Faces {
  const require = createRequire(import.meta.url);
  const load = (name: FaceName, file: string): Face => {
    const bytes = readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}`));
    return { name, font: create(bytes), bytes };
  };
  return {
    ...faces(),
    regular: load("regular", "400Regular/NotoSans_400Regular.ttf"),
    bold: load("bold", "700Bold/NotoSans_700Bold.ttf"),
  };
}
