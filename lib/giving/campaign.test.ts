import { expect, test } from "vitest";
import type { CalendarDate } from "@/lib/calendar";
import { newId } from "@/lib/new-id";
import { campaignInput, isOpen } from "./campaign";

const day = (text: string) => text as CalendarDate;
const dates = { startsOn: "2026-03-01", endsOn: "2026-03-31" };

test("a campaign takes gifts from its first day to its last", () => {
  const open = (on: string) => isOpen({ status: "published", ...dates }, day(on));
  expect(["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map(open)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("a campaign without dates is open until it is closed", () => {
  const undated = { startsOn: null, endsOn: null };
  expect(isOpen({ status: "published", ...undated }, day("2026-01-01"))).toBe(true);
  expect(isOpen({ status: "draft", ...undated }, day("2026-01-01"))).toBe(false);
  expect(isOpen({ status: "closed", ...undated }, day("2026-01-01"))).toBe(false);
});

test("the parts of each R 100 sum to 100, and a campaign ends after it starts", () => {
  const campaign = { fundId: newId(), slug: "a-book", title: "A book", summary: "A book for each child." };
  const faults = (more: object) =>
    campaignInput.safeParse({ ...campaign, ...more }).error?.issues.map((issue) => issue.path[0]) ?? [];
  expect(faults({})).toEqual([]);
  expect(faults({ spending: [{ label: "books", percent: 71 }] })).toEqual(["spending"]);
  expect(faults({ startsOn: "2026-03-02", endsOn: "2026-03-01" })).toEqual(["endsOn"]);
  expect(faults({ slug: "A Book" })).toEqual(["slug"]);
});
