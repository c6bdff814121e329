// Cuts the certificate's fonts down to what names and addresses in South Africa need, and writes them as
// modules: text inside a module is found by tsx, next build and a bundled Lambda alike, a file is not.
// Run by hand after changing the ranges: npx tsx lib/certificates/document/fonts/make-fonts.ts
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { deflateRawSync } from "node:zlib";
import * as fontkit from "fontkit";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const notoSans = {
  "400Regular": require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
  "700Bold": require.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
};
const frauncesFile = require.resolve("@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2");
const folder = new URL(".", import.meta.url);

// Latin with every South African language's letters (Tshivenda's circumflex below, the click letters),
// the marks that combine with them, Greek, Cyrillic, and the punctuation of names and addresses.
// Left out on purpose: the soft hyphen, zero-width and direction characters, which hide in a name.
const written = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x24f],
  [0x259, 0x259],
  [0x292, 0x292],
  [0x2bb, 0x2bf],
  [0x300, 0x304],
  [0x306, 0x30c],
  [0x323, 0x328],
  [0x32d, 0x32e],
  [0x331, 0x331],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x1e00, 0x1eff],
  [0x2010, 0x2015],
  [0x2018, 0x2022],
  [0x2026, 0x2026],
  [0x2032, 0x2033],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
];
const title = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0xc0, 0xff],
];

export async function cutNotoSans(style: keyof typeof notoSans): Promise<Buffer> {
  return cut(await readFile(notoSans[style]), written);
}

export async function cutFraunces(): Promise<Buffer> {
  return cut(await readFile(frauncesFile), title, { wght: 540 });
}

/** The code points a cut font draws, as [first, last] pairs. */
export function coverageOf(font: Buffer): [number, number][] {
  const ranges: [number, number][] = [];
  for (const codePoint of [...fontkit.create(font).characterSet].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === codePoint - 1) last[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  return ranges;
}

function cut(font: Buffer, ranges: number[][], variationAxes?: Record<string, number>): Promise<Buffer> {
  let text = "";
  for (const [first, last] of ranges) {
    for (let codePoint = first!; codePoint <= last!; codePoint++) text += String.fromCodePoint(codePoint);
  }
  return subsetFont(font, text, {
    targetFormat: "truetype",
    noLayoutClosure: true,
    noHinting: true,
    ...(variationAxes && { variationAxes }),
  });
}

async function write(name: string, exported: string, font: Buffer) {
  const packed = deflateRawSync(font, { level: 9 }).toString("base64");
  await writeFile(new URL(`${name}.ts`, folder), `export const ${exported} =\n  "${packed}";\n`);
}

if (process.argv[1] === import.meta.filename) {
  const regular = await cutNotoSans("400Regular");
  await write("noto-sans-regular", "notoSansRegular", regular);
  await write("noto-sans-bold", "notoSansBold", await cutNotoSans("700Bold"));
  await write("fraunces", "fraunces", await cutFraunces());
  const rows = coverageOf(regular).map(
    ([first, last]) => `  [0x${first.toString(16)}, 0x${last.toString(16)}],`,
  );
  await writeFile(
    new URL("coverage.ts", folder),
    `/** The code points that both weights of Noto Sans draw, as [first, last] pairs in rising order. */\nexport const coverage: readonly (readonly [number, number])[] = [\n${rows.join("\n")}\n];\n`,
  );
}
