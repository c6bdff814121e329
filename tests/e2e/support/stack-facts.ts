import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "@/lib/emulators/run/facts";

export const stackFolder = "tests/output/stack";
export const factsFile = join(stackFolder, "demo.json");

/** Addresses and accounts of the stack that the journeys run against. */
export const stackFacts = (): Facts => JSON.parse(readFileSync(factsFile, "utf8"));
