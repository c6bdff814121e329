import { expect, test } from "vitest";
import { fullDisk } from "./refusal";

test("a full disk is recognised in Node's errors and in PostgreSQL's log", () => {
  expect(fullDisk(Object.assign(new Error("write"), { code: "ENOSPC" }))).toBe(true);
  expect(fullDisk('FATAL:  could not extend file "base/1/2691"\nHINT:  Check free disk space.')).toBe(true);
  expect(fullDisk("PANIC:  could not write to file: No space left on device")).toBe(true);
  expect(fullDisk("FATAL:  could not open directory global: No such file or directory")).toBe(false);
});
