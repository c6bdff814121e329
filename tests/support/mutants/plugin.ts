import { relative } from "node:path";
import type { Plugin } from "vitest/config";
import { allMutants, isWalked, type Numbered } from "./all-mutants.ts";
import { mutated } from "./mutant.ts";

type Transform = (source: string, path: string) => string | undefined;

/** What Vitest keeps of a transformed file between runs is kept by what this plugin makes of it. */
function plugin(transform: Transform): Plugin {
  const pathOf = (id: string) => relative(process.cwd(), id.split("?")[0]!);
  return {
    name: "nika-mutants",
    enforce: "pre",
    api: { vitest: { ignoreFsModuleCache: true } },
    configureVitest: ({ defineCacheKeyGenerator }) =>
      defineCacheKeyGenerator(({ id, sourceCode }) => transform(sourceCode, pathOf(id))),
    transform: (source, id) => transform(source, pathOf(id)),
  };
}

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
