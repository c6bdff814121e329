/** One check of who may do what, weakened: `source` from `from` to `to` reads `by` instead. */
export type Mutant = { path: string; line: number; from: number; to: number; was: string; by: string };

/** Every way to weaken a check in a source, in the order of its text. */
export function mutantsIn(path: string, source: string): Mutant[] {
  const found = path.endsWith("/policy.ts") ? rules(source) : calls(source);
  return found
    .map(({ from, was, by }) => ({ path, line: lineAt(source, from), from, to: from + was.length, was, by }))
    .sort((a, b) => a.from - b.from || a.by.localeCompare(b.by));
}

export const mutated = (source: string, { from, to, by }: Mutant): string =>
  source.slice(0, from) + by + source.slice(to);

type Found = { from: number; was: string; by: string };

const nearlyEverybodys = "donations:view";

/** Where code asks who may: a permission held, a role that may be given, a colleague managed, a second person. */
const asked: [RegExp, ...string[]][] = [
  // Removed, and asked for what nearly everybody holds in its place.
  [/\blacks(?:All)?\((?=member, |actor, )/g, "false", nearlyEverybodys],
  [/[\w.]*\bpermissions\.has\(/g, "true", nearlyEverybodys],
  [/\bcanGrant\(/g, "true"],
  [/\bgrantsMore\((?=member, )/g, "false"],
  [/\bwhyNotManage\((?=member, )/g, "null"],
  [/\bpermissionsFor\([\w.]+\)\.every\(/g, "true"],
  [/\bneedsSecond\(/g, "false"],
  // A proof of who acts that is taken for fresh, however old.
  [/\bisStale\((?=member)/g, "false"],
];

function calls(source: string): Found[] {
  return asked.flatMap(([begins, ...by]) =>
    [...source.matchAll(begins)]
      .filter((match) => !/function $/.test(source.slice(0, match.index)))
      .flatMap((match) => {
        const end = match.index + match[0].length;
        const was = source.slice(match.index, match[0].endsWith("(") ? closing(source, end) : end);
        return by.map((instead) => ({ from: match.index, was, by: inPlaceOf(was, instead) }));
      }),
  );
}

/** The same holder, asked for what nearly everybody holds. */
const inPlaceOf = (was: string, by: string) =>
  by === nearlyEverybodys
    ? was.replace(/^lacks(?:All)?\((\w+), .*$/s, `lacks($1, "${by}")`).replace(/\.has\(.*$/s, `.has("${by}")`)
    : by;

/** What the pure rules are made of: comparisons, negations, both conditions, what a list holds, a result. */
const operators: [RegExp, ...string[]][] = [
  [/ === (?=0)/g, " !== ", " >= "],
  [/ !== (?=null)/g, " === "],
  [/ && /g, " || "],
  [/!(?=member\b)/g, ""],
  [/ > (?=1\b)/g, " >= ", " < "],
  [/ > (?=aboveCents)/g, " >= ", " < "],
  [/(?<==>\s)\s*(?=notHeld\()/g, "true || "],
  [/(?<==>\s)\s*(?=aboveCents)/g, "false && ", "true || "],
  [/(?<=keptWhileLimited: readonly Permission\[\] = \[)/g, '"settings:payouts",'],
  [/^ {2}"team:view",\n/gm, ""],
];

function rules(source: string): Found[] {
  return operators.flatMap(([what, ...by]) =>
    [...source.matchAll(what)].flatMap((match) =>
      by.map((instead) => ({ from: match.index, was: match[0], by: instead })),
    ),
  );
}

/** Behind the bracket that closes what is open at `at`. */
function closing(source: string, at: number): number {
  let depth = 1;
  for (let i = at; i < source.length; i++) {
    if (source[i] === "(") depth++;
    if (source[i] === ")") depth--;
    if (depth === 0) return i + 1;
  }
  throw new Error("a bracket is never closed");
}

const lineAt = (source: string, at: number) => source.slice(0, at).split("\n").length;
