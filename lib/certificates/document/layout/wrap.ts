import type { Face } from "@/lib/certificates/document/fonts/faces";
import { shape } from "./shape";

/** Breaks text at spaces into lines no wider than the given points; a word wider than a line is cut. */
export function wrap(face: Face, size: number, text: string, width: number): string[] {
  const limit = (width / size) * 1000;
  const space = shape(face, " ").width;
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").flatMap((whole) => cut(face, whole, limit))) {
    const wordWidth = shape(face, word).width;
    if (line && used + space + wordWidth > limit) {
      lines.push(line);
      line = "";
      used = 0;
    }
    used += (line ? space : 0) + wordWidth;
    line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

function cut(face: Face, word: string, limit: number): string[] {
  if (shape(face, word).width <= limit) return [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of word.match(/\P{M}\p{M}*/gu) ?? []) {
    if (part && shape(face, part + letter).width > limit) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}
