/** The sRGB colour space (IEC 61966-2-1) as an ICC profile, version 2.1: what the page's tints mean. */
export function colourProfile(): Buffer {
  const curve = tag("curv", [
    ...u32(curvePoints),
    ...Array.from({ length: curvePoints }, brightness).flatMap(u16),
  ]);
  const tags: [name: string, bytes: number[]][] = [
    ["desc", description("sRGB IEC61966-2.1")],
    ["cprt", tag("text", [...latin("No copyright, use freely"), 0])],
    ["wtpt", xyz(0.9505, 1, 1.0891)],
    // The primaries as seen in the profile's white, D50.
    ["rXYZ", xyz(0.43607, 0.22249, 0.01392)],
    ["gXYZ", xyz(0.38515, 0.71687, 0.09708)],
    ["bXYZ", xyz(0.14307, 0.06061, 0.7141)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const table: number[] = [...u32(tags.length)];
  const data: number[] = [];
  const places = new Map<number[], number>();
  for (const [name, bytes] of tags) {
    const at = places.get(bytes) ?? 128 + 4 + tags.length * 12 + data.length;
    if (!places.has(bytes)) data.push(...bytes, ...Array<number>((4 - (bytes.length % 4)) % 4).fill(0));
    places.set(bytes, at);
    table.push(...latin(name), ...u32(at), ...u32(bytes.length));
  }
  const body = [...table, ...data];
  return Buffer.from([...header(128 + body.length), ...body]);
}

const curvePoints = 256;

function header(size: number): number[] {
  const bytes = [
    ...u32(size),
    ...u32(0),
    ...u32(0x02100000),
    ...latin("mntrRGB XYZ "),
    ...[2026, 1, 1, 0, 0, 0].flatMap(u16),
    ...latin("acsp"),
    ...Array<number>(28).fill(0),
    ...[0.9642, 1, 0.8249].flatMap(fixed),
  ];
  return [...bytes, ...Array<number>(128 - bytes.length).fill(0)];
}

function brightness(_: unknown, index: number): number {
  const level = index / (curvePoints - 1);
  const linear = level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  return Math.round(linear * 65535);
}

function description(words: string): number[] {
  return tag("desc", [...u32(words.length + 1), ...latin(words), 0, ...Array<number>(78).fill(0)]);
}

function xyz(...values: number[]): number[] {
  return tag("XYZ ", values.flatMap(fixed));
}

function tag(type: string, bytes: number[]): number[] {
  return [...latin(type), ...u32(0), ...bytes];
}

function fixed(value: number): number[] {
  return u32(Math.round(value * 65536));
}

function u32(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function u16(value: number): number[] {
  return [(value >>> 8) & 255, value & 255];
}

function latin(text: string): number[] {
  return [...Buffer.from(text, "latin1")];
}
