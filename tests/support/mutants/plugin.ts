import { relative } from "node:path";
import { allMutants, isWalked, type Numbered } from "./all-mutants.ts";
import { mutated } from "./mutant.ts";

type Plugin = {
  name: string;
  enforce: "pre";
  transform: (source: string, id: string) => string | undefined;
};

const plugin = (transform: (source: string, path: string) => string | undefined): Plugin => ({
  name: "nika-mutants",
  enforce: "pre",
  transform: (source, id) => transform(source, relative(process.cwd(), id.split("?")[0]!)),
});

/** The code as it is, but for one mutant. */
export function withMutant(number: number): Plugin {
  const mutant = allMutants().find((one) => one.number === number);
  if (!mutant) throw new Error(`there is no mutant ${number}`);
  return plugin((source, path) => (path === mutant.path ? mutated(source, mutant) : undefined));
}

/** Code that holds every mutant which the walk through the table notices, and runs the one in globalThis.nikaMutant. */
export function withSwitches(): Plugin {
  const mutants = allMutants().filter(isWalked);
  return plugin((source, path) => {
    const here = mutants.filter((mutant) => mutant.path === path);
    return here.length > 0 ? switched(source, here) : undefined;
  });
}

function switched(source: string, mutants: Numbered[]): string {
  const places = Map.groupBy(mutants, ({ from }) => from);
  return [...places.entries()]
    .sort(([a], [b]) => b - a)
    .reduce((text, [from, here]) => {
      const choices = here.map(({ number, by }) => `globalThis.nikaMutant === ${number} ? ${by} : `).join("");
      const { was, to } = here[0]!;
      return `${text.slice(0, from)}(${choices}${was})${text.slice(to)}`;
    }, source);
}
