import { expect, test } from "vitest";
import { lastHere } from "./last-here";

// 20 November 2026, 00:30 in South Africa; 22:30 the day before in UTC.
const now = new Date("2026-11-19T22:30:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test("a visit is told as people tell it, by the South African day", () => {
  expect(lastHere(null, now)).toEqual({ key: "never" });
  expect(lastHere(ago(9), now)).toEqual({ key: "now" });
  expect(lastHere(ago(20), now)).toEqual({ key: "today", time: "00:10" });
  expect(lastHere(ago(40), now)).toEqual({ key: "yesterday", time: "23:50" });
  expect(lastHere(ago(2 * 1440), now)).toEqual({ key: "day", day: "18\u00A0Nov\u00A02026" });
});
