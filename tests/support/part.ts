/** Numbered cases that several files share, so that two cores work on them: how many files each kind has. */
const parts = { simulation: 4, storage: 1, payfast: 1, mail: 1, site: 1, database: 1, web: 1, worker: 1 };

export type Shared = keyof typeof parts;

/** The file that runs a case, from 1. */
export const partOf = (kind: Shared, number: number): number => 1 + (number % parts[kind]);

export const isOfPart = (kind: Shared, number: number, part: number): boolean =>
  partOf(kind, number) === part;
