import { answers } from "@/tests/db/answers";

export const actorNames = [
  "member",
  "limited",
  "donor",
  "visitor",
  "bearer",
  "inbox",
  "clerk-inbox",
  "operator",
  "system",
  "installation",
  "user",
  "public",
  "nobody",
] as const;
export type ActorName = (typeof actorNames)[number];

export const acts = ["sees", "adds", "changes", "removes"] as const;
export type Act = (typeof acts)[number];
export type Scope = "own" | "theirs" | "all" | "none";
export type Answer = { scope: Scope; columns: string[] | null };

const known = <T extends string>(word: string | undefined, words: readonly T[], line: string): T => {
  const found = words.find((w) => w === word);
  if (!found) throw new Error(`"${word}" means nothing in the answers: ${line}`);
  return found;
};

/** What the hand-written answers say of a table; null where it has none. */
function answersOf(table: string): Map<ActorName, Map<Act, Answer>> | null {
  const text = answers[table];
  if (text === undefined) return null;
  const lines = text.split("\n").filter((line) => line.trim());
  const read = new Map<ActorName, Map<Act, Answer>>();
  // A line that ends in a comma goes on in the next.
  const whole = lines
    .join("\n")
    .replaceAll(/,\s*\n\s*/g, ", ")
    .split("\n")
    .filter((line) => line.trim());
  for (const line of whole) {
    const start = line.search(/\b(sees|adds|changes|removes|nothing)\b/);
    const what = line.slice(start).trim();
    const said =
      what === "nothing" ? [] : what.split(/,(?![^(]*\))/).map((part) => readAct(part.trim(), line));
    for (const name of line.slice(0, start).trim().split(/\s+/))
      read.set(known(name, actorNames, line), new Map(said));
  }
  return read;
}

function readAct(part: string, line: string): [Act, Answer] {
  const match = /^(\w+) (\w+)(?: \(([^)]*)\))?$/.exec(part);
  if (!match) throw new Error(`"${part}" can't be read in the answers: ${line}`);
  const scope = known(match[2], ["own", "theirs", "all", "none"] as const, line);
  return [known(match[1], acts, line), { scope, columns: match[3] ? match[3].trim().split(/\s+/) : null }];
}

/** What an actor may do; undefined is refused. */
export const answerFor = (table: string, actor: ActorName, act: Act): Answer | undefined =>
  answersOf(table)?.get(actor)?.get(act);

/** Whether the answers of a table speak of an actor at all, be it to say "nothing". */
export const isAnswered = (table: string, actor: ActorName): boolean => answersOf(table)?.has(actor) ?? false;
