import { combine } from "./combine";

// What goes wrong in which case. A case's number says it all, so that a number that failed fails again.

export type Place = "database" | "storage" | "payfast" | "mail" | "site";

export type Mishap =
  /** The next `count` requests fail, from the step on. */
  | { how: "burst"; from: string; route?: string; kind: string; count: number }
  /** Every request fails from the step on, until so many rounds of work later. */
  | { how: "outage"; from: string; route?: string; kind: string; rounds: number }
  /** What lies under the certificate's key before it is stored, and what its reading then suffers. */
  | {
      how: "paper-there";
      from: "certificate.store";
      paper: "same" | "older" | "foreign";
      route?: string;
      kind?: string;
    }
  | { how: "clerk-down"; from: string; status: 500 | 429; failures: number }
  | { how: "wire"; on: "commit" | "statement"; act: "cut-before" | "cut-after" | "cut-all"; index: number }
  | { how: "refuse"; from: string; count: number };

const storage: Mishap[] = [
  ...combine({
    how: ["burst"],
    from: ["certificate.store"],
    route: ["PUT"],
    kind: ["500", "timeout", "cut", "slow", "late", "409", "412", "429"],
    count: [1, 2, 4],
  }),
  ...combine({ how: ["paper-there"], from: ["certificate.store"], paper: ["same", "older", "foreign"] }),
  ...combine({
    how: ["paper-there"],
    from: ["certificate.store"],
    paper: ["same"],
    route: ["HEAD"],
    kind: ["500", "timeout", "429"],
  }),
  ...combine({
    how: ["paper-there"],
    from: ["certificate.store"],
    paper: ["older"],
    route: ["GET"],
    kind: ["500", "timeout", "cut", "slow"],
  }),
  ...combine({
    how: ["outage"],
    from: ["start-checkout", "certificate.issue", "certificate.store"],
    kind: ["500", "timeout", "cut", "429"],
    rounds: [2, 5],
  }),
];

const payfast: Mishap[] = [
  ...combine({
    how: ["burst"],
    from: ["start-checkout"],
    route: ["process", "notify", "validate", "api"],
    kind: ["silent", "slow", "late", "wrong"],
    count: [1, 2, 4],
  }),
  ...combine({
    how: ["outage"],
    from: ["open-checkout", "payfast.apply-notification"],
    route: ["validate", "api"],
    kind: ["silent", "wrong"],
    rounds: [3, 6],
  }),
];

const mail: Mishap[] = [
  ...combine({
    how: ["burst"],
    from: ["mail.send", "certificate.store"],
    kind: ["500", "timeout", "cut", "slow", "late", "409", "429"],
    count: [1, 2, 3],
  }),
  ...combine({
    how: ["outage"],
    from: ["start-checkout", "record", "mail.send"],
    kind: ["500", "timeout"],
    rounds: [3, 6],
  }),
];

const site: Mishap[] = [
  ...combine({
    how: ["burst"],
    from: ["pay"],
    route: ["webhook"],
    kind: ["500", "timeout", "cut", "slow"],
    count: [1, 2, 3],
  }),
  ...combine({
    how: ["burst"],
    from: ["site.refresh"],
    route: ["refresh"],
    kind: ["500", "timeout", "cut", "slow"],
    count: [1, 2],
  }),
  ...combine({
    how: ["clerk-down"],
    from: ["start-checkout", "create-account", "connect-organization", "add-colleague"],
    status: [500, 429],
    failures: [1, 3],
  }),
];

const database: Mishap[] = [
  ...combine({
    how: ["wire"],
    on: ["commit"],
    index: [...Array(28).keys()],
    act: ["cut-after", "cut-before"],
  }),
  ...combine({
    how: ["refuse"],
    from: [
      "start-checkout",
      "open-checkout",
      "pay",
      "record",
      "payfast.apply-notification",
      "payfast.confirm-receipt",
      "mail.send",
      "certificate.issue",
      "certificate.store",
      "site.refresh",
    ],
    count: [1, 4],
  }),
  ...combine({ how: ["wire"], on: ["statement"], index: scattered(230), act: ["cut-before", "cut-all"] }),
];

const mishaps: Record<Place, Mishap[]> = { database, storage, payfast, mail, site };

// Most that can go wrong goes wrong at the database.
const turns: Place[] = ["database", "storage", "payfast", "database", "mail", "site"];

/** The case of a number, from 1. */
export function planOf(number: number): { place: Place; mishap: Mishap } {
  const place = turns[(number - 1) % turns.length]!;
  const share = turns.filter((turn) => turn === place).length;
  const lap = Math.floor((number - 1) / turns.length);
  const turn = turns.slice(0, (number - 1) % turns.length).filter((one) => one === place).length;
  const list = mishaps[place];
  return { place, mishap: list[(lap * share + turn) % list.length]! };
}

/** Every number below a length, far from the one before, so that a few of them are from everywhere. */
function scattered(length: number): number[] {
  return Array.from({ length }, (_, at) => (at * 97) % length);
}

/** A line for a person. */
export function describeMishap(mishap: Mishap): string {
  return Object.entries(mishap)
    .map(([name, value]) => (name === "how" ? value : `${name} ${value}`))
    .join(", ");
}
