import { expect, test } from "vitest";
import { csvOf } from "@/lib/csv";

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
