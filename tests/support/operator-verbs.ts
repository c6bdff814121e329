import { readSources } from "./sources";

export type OperatorVerb = {
  name: string;
  load: () => Promise<(...args: unknown[]) => Promise<unknown>>;
};

const declared = /export (?:async )?function (\w+)\(\s*\w+: Operator\b/g;

/** Every exported function of lib/ whose first argument is an operator, found in the sources. */
export function operatorVerbs(): OperatorVerb[] {
  return readSources()
    .filter(({ path }) => path.startsWith("lib/") && !path.endsWith(".test.ts"))
    .flatMap(({ path, text }) =>
      [...text.matchAll(declared)].map(([, name]) => ({
        name: name!,
        load: async () => ((await import(`../../${path}`)) as Record<string, never>)[name!]!,
      })),
    );
}
