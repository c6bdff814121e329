import type { Glyph } from "fontkit";

const linesAtOnce = 100;

/** The map from glyph codes back to letters, by which text is copied, searched and read aloud. */
export function toUnicode(used: Map<number, Glyph>): Uint8Array {
  const lines = [...used].map(([code, glyph]) => {
    const letters = Buffer.from(String.fromCodePoint(...glyph.codePoints), "utf16le").swap16();
    return `<${code.toString(16).padStart(4, "0")}> <${letters.toString("hex")}>`;
  });
  const groups: string[] = [];
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    const group = lines.slice(from, from + linesAtOnce);
    groups.push(`${group.length} beginbfchar\n${group.join("\n")}\nendbfchar`);
  }
  return Buffer.from(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${groups.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`);
}
