import { readdirSync, readFileSync } from "node:fs";
import { type Mutant, mutantsIn } from "./mutant.ts";

export type Numbered = Mutant & { number: number };

/** The catalogue of mutants, numbered from 1: every check in lib/, but for what only shows, seeds or stands in. */
export const allMutants = (): Numbered[] =>
  readdirSync("lib", { recursive: true, encoding: "utf8" })
    .map((path) => `lib/${path}`)
    .filter((path) => path.endsWith(".ts") && !/\.(test|d)\.ts$/.test(path))
    .filter((path) => !/^lib\/(emulators|db|ui)\//.test(path))
    .sort()
    .flatMap((path) => mutantsIn(path, readFileSync(path, "utf8")))
    .map((mutant, index) => ({ number: index + 1, ...mutant }));

/** Whether the table of who may do what notices it: a permission that a verb asks for. Others have tests of their own. */
export const isWalked = ({ path, was }: Mutant): boolean =>
  /^(?:lacks|lacksAll|isStale)\(/.test(was) &&
  // What an approval is about decides whether it asks.
  !(path.endsWith("/approve-act.ts") && was.startsWith("isStale")) &&
  !was.includes("permissionsFor");

export const inWords = ({ path, line, was, by }: Mutant): string =>
  `${path}:${line} ${JSON.stringify(was)} reads ${JSON.stringify(by)}`;
