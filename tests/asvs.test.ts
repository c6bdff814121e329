import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import asvs from "./fixtures/asvs.json";

// lib/tenancy/README.md says of each requirement of OWASP's ASVS how it is met, or that it is not.

const rows = readFileSync("lib/tenancy/README.md", "utf8")
  .split("\n")
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => {
    const [requirement = "", level = "", how = "", proof = ""] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { requirement, level: Number(level), how, proof };
  });
const pathsIn = (text: string) => [...text.matchAll(/`([^`]*[/.][^`]*)`/g)].map(([, path]) => path!);

test("every requirement of the chapters stands there once, in their order and with its level", () => {
  expect(rows.map(({ requirement, level }) => [requirement, level])).toEqual(Object.entries(asvs.levels));
});

test("every path that is named is there, and what is called a test is one", () => {
  const named = rows.flatMap(({ how, proof }) => [...pathsIn(how), ...pathsIn(proof)]);
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
  const proofs = rows.flatMap(({ proof }) => pathsIn(proof));
  expect(proofs.filter((path) => !/\.(test|spec)\.ts$/.test(path))).toEqual([]);
});

test("a row names its code or its test, or says why there is none; what is open or beside the point says so first", () => {
  const bare = rows.filter(({ how, proof }) => pathsIn(how + proof).length === 0);
  const excused =
    /^(not applicable, because \S|open: \S|.*\bClerk\b|There are none|Nothing |Node's|Next\.js |As V)/;
  expect(bare.filter(({ how }) => !excused.test(how))).toEqual([]);
  expect(
    rows.filter(
      ({ how }) => /not (met|applicable)/i.test(how) && !/^(not applicable, because|open:)/.test(how),
    ),
  ).toEqual([]);
});

test("how many are met, do not apply and are open is as the rows say", () => {
  const open = rows.filter(({ how }) => how.startsWith("open:")).length;
  const beside = rows.filter(({ how }) => how.startsWith("not applicable")).length;
  const said = `${rows.length - open - beside} are met, ${beside} do not apply, ${open} are open`;
  expect(readFileSync("lib/tenancy/README.md", "utf8")).toContain(said);
});
