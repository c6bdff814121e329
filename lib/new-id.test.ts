import { expect, test } from "vitest";
import { newId } from "@/lib/new-id";

test("an id is a UUID of version 7 and variant 2", () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("an id made in a later millisecond sorts later", () => {
  const moments = [0, 1, 1_700_000_000_000, 1_700_000_000_001, 2 ** 48 - 1];
  const ids = moments.map((moment) => newId(new Date(moment)));
  expect([...ids].sort()).toEqual(ids);
});

test("a hundred thousand ids made at once are all different", () => {
  const now = new Date();
  expect(new Set(Array.from({ length: 100_000 }, () => newId(now))).size).toBe(100_000);
});

test("ids made in the same millisecond sort in the order they were made", () => {
  const moment = new Date("2026-11-20T10:00:00.000Z");
  const made = Array.from({ length: 1_000 }, () => newId(moment));
  expect(made.toSorted()).toEqual(made);
});
