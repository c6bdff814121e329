import fc from "fast-check";
import { expect, test } from "vitest";
import { fourTilesOf, tilesOf } from "./quilt-tiles";

test("a slug gives the same picture every time", () => {
  expect(tilesOf("every-child-a-first-book", 10, 4)).toEqual(tilesOf("every-child-a-first-book", 10, 4));
  expect(fourTilesOf("ukukhanya")).toEqual(fourTilesOf("ukukhanya"));
});

test("two slugs give two pictures", () => {
  expect(tilesOf("winter-soup", 10, 4)).not.toEqual(tilesOf("summer-soup", 10, 4));
});

test("forty tiles cover the whole cover, with at least one seed and never more than five", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (slug) => {
      const quilt = tilesOf(slug, 10, 4);
      const covered = quilt.ground
        .flatMap(({ path }) => [...path.matchAll(/h(\d+)v40/g)])
        .reduce((sum, [, across]) => sum + Number(across), 0);
      const seeds = quilt.patches.filter((patch) => patch.kind === "seed").length;
      expect(covered).toBe(40 * 40);
      expect(seeds).toBeGreaterThanOrEqual(1);
      expect(seeds).toBeLessThanOrEqual(5);
    }),
  );
});
