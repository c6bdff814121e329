import { expect, test } from "vitest";
import { csvOf, csvPieces } from "@/lib/csv";

test("a cell that a spreadsheet would run is kept as text", () => {
  const dangerous = ["=1+1", "+27 83", "-2", "@SUM(A1)", "\t=1", "\r=1"];
  const [, ...lines] = csvOf([["Name"], ...dangerous.map((cell) => [cell])]).split("\r\n");
  expect(lines.slice(0, 5)).toEqual(["'=1+1", "'+27 83", "'-2", "'@SUM(A1)", "'\t=1"]);
  expect(csvOf([["\r=1"]])).toBe('\uFEFF"\'\r=1"\r\n');
});

test("commas, quotes and line breaks stay inside their cell, and numbers stay numbers", () => {
  expect(
    csvOf([
      ["Donor", "Cents"],
      ['Umgeni "Print", Ltd', -50],
      ["two\nlines", null],
    ]),
  ).toBe('\uFEFFDonor,Cents\r\n"Umgeni ""Print"", Ltd",-50\r\n"two\nlines",\r\n');
});

test("in pieces it is the same text, and a batch is sent before the next is asked for", async () => {
  const asked: number[] = [];
  async function* counted() {
    for (const at of [1, 2]) {
      asked.push(at);
      yield [[at]];
    }
  }
  const pieces = csvPieces(["N"], counted());
  const first = await pieces.next();
  expect(asked).toEqual([]);
  const second = await pieces.next();
  expect(asked).toEqual([1]);
  const rest = await Array.fromAsync(pieces);
  expect([first.value, second.value, ...rest].join("")).toBe(csvOf([["N"], [1], [2]]));
});
