import { expect, test } from "vitest";
import { NotCredible, refuseLandslide } from "./drift";
import { pagesOf } from "./pages";

type List = Parameters<typeof pagesOf<number>>[1];
const plainly = { ask: <T>(question: () => Promise<T>) => question(), pageLimit: 3 };

async function all(list: List): Promise<number[]> {
  const seen: number[] = [];
  for await (const page of pagesOf(plainly, list)) seen.push(...page);
  return seen;
}

const counting =
  (total: number): List =>
  async ({ limit, offset }) => ({
    data: Array.from({ length: total }, (_, at) => at).slice(offset, offset + limit),
    totalCount: total,
  });

test.each([0, 1, 2, 3, 4, 6, 7])("all of a list of %i is seen, once each", async (total) => {
  expect(await all(counting(total))).toEqual(Array.from({ length: total }, (_, at) => at));
});

test("a page that is missing, cut short or no page at all ends it with an error", async () => {
  const whole = counting(7);
  const spoilt = (spoil: (page: { data: number[]; totalCount: number }) => unknown, at: number): List =>
    (async (page) => {
      const answer = await whole(page);
      return page.offset === at ? spoil(answer) : answer;
    }) as List;
  const spoils: [(page: { data: number[]; totalCount: number }) => unknown, number][] = [
    [(page) => ({ ...page, data: [] }), 3],
    [(page) => ({ ...page, data: page.data.slice(1) }), 3],
    [(page) => ({ ...page, data: [] }), 6],
    [() => "<html>", 0],
    [() => undefined, 3],
    [(page) => ({ ...page, totalCount: undefined }), 0],
    [(page) => ({ totalCount: page.totalCount }), 0],
  ];
  for (const [spoil, at] of spoils) await expect(all(spoilt(spoil, at))).rejects.toBeInstanceOf(NotCredible);
});

test("a list that somebody joins while it is counted is asked for again", async () => {
  let isFirst = true;
  const list: List = async (page) => {
    const answer = await counting(2)(page);
    if (!isFirst) return answer;
    isFirst = false;
    return { ...answer, totalCount: 3 };
  };
  expect(await all(list)).toEqual([0, 1]);
});

test("a few may be gone, a great part only when somebody says so", () => {
  for (const [gone, all] of [
    [0, 0],
    [1, 2],
    [5, 10],
  ] as const)
    expect(() => refuseLandslide("users", gone, all, false)).not.toThrow();
  for (const [gone, all] of [
    [1, 1],
    [2, 3],
    [5, 9],
  ] as const)
    expect(() => refuseLandslide("users", gone, all, false)).toThrow(NotCredible);
  expect(() => refuseLandslide("users", 20, 100, false)).not.toThrow();
  expect(() => refuseLandslide("users", 21, 100, false)).toThrow(NotCredible);
  expect(() => refuseLandslide("users", 100, 100, true)).not.toThrow();
});
