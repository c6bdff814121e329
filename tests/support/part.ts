/** Numbered cases that several files share, so that two cores work on them: how many files each kind has. */
const parts = { simulation: 4, database: 2, storage: 2, payfast: 1, mail: 1, site: 1 };

export type Shared = keyof typeof parts;

/** The file that runs a case, from 1. Places of faults take turns of six numbers, so that those go by laps. */
export function partOf(kind: Shared, number: number): number {
  const turn = kind === "simulation" ? number : Math.floor((number - 1) / 6);
  return 1 + (turn % parts[kind]);
}

/** The name that a part's file ends in; nothing where there is one file. */
export const partName = (kind: Shared, number: number): string =>
  parts[kind] > 1 ? `-${partOf(kind, number)}` : "";
