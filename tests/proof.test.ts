import { expect, test } from "vitest";
import { withAgain } from "@/tests/support/proof";

const first = {
  faults: { count: 1000, passed: 997, seconds: 90, first: 1, last: 1000, failed: [722, 878, 896] },
  kills: { count: 100, passed: 100, seconds: 50, first: 1, last: 100, failed: [] },
};
const again = (numbers: number[], failed: number[]) => ({
  faults: {
    count: numbers.length,
    passed: numbers.length - failed.length,
    seconds: 9,
    first: Math.min(...numbers),
    last: Math.max(...numbers),
    failed,
    numbers,
  },
});

test("cases that are run again take the place of what they showed first, and the others stay", () => {
  const { faults, kills } = withAgain(first, again([722, 724, 878], [724]));
  expect(faults).toMatchObject({ count: 1000, first: 1, last: 1000, passed: 998, failed: [724, 896] });
  expect(kills).toEqual(first.kills);
});

test("without an earlier proof the cases are those that were run", () => {
  expect(withAgain({}, again([2, 4], [])).faults).toEqual({
    count: 2,
    passed: 2,
    seconds: 9,
    first: 2,
    last: 4,
    failed: [],
  });
});
