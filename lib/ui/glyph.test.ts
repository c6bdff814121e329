import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { glyphNames } from "./glyph";

test("every icon that can be asked for is drawn, and none is drawn for nobody", () => {
  const sheet = readFileSync(join(import.meta.dirname, "drawings.svg"), "utf8");
  const drawn = [...sheet.matchAll(/<symbol id="([^"]+)" viewBox="0 0 24 24"><path d="[^"]+"\/>/g)];
  expect(drawn.map(([, name]) => name).sort()).toEqual([...glyphNames].sort());
});
