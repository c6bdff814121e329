import { expect, test } from "vitest";
import { coverage } from "./coverage";
import { faces } from "./faces";
import { coverageOf, cutFraunces, cutNotoSans } from "./make-fonts";

test("the cut fonts are what the packages and the ranges make of them", async () => {
  const { regular, bold, title } = faces();
  expect(Buffer.from(regular.bytes).equals(await cutNotoSans("400Regular"))).toBe(true);
  expect(Buffer.from(bold.bytes).equals(await cutNotoSans("700Bold"))).toBe(true);
  expect(Buffer.from(title.bytes).equals(await cutFraunces())).toBe(true);
});

test("both weights draw every character that is let through", async () => {
  expect(coverageOf(await cutNotoSans("400Regular"))).toEqual(coverage);
  expect(coverageOf(await cutNotoSans("700Bold"))).toEqual(coverage);
});

test("every letter of South Africa's languages is drawn", () => {
  for (const letter of "ḒḓḼḽṄṅṊṋṰṱŊŋŉŠšÊêËëÔôÛûÁáÉéÍíÓóÚúÏïÖöÜüÝýÑñǀǁǂǃ’ʼ") {
    const codePoint = letter.codePointAt(0)!;
    expect(
      coverage.some(([first, last]) => first <= codePoint && codePoint <= last),
      letter,
    ).toBe(true);
  }
});
