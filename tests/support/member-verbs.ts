import { readSources } from "./sources";

export type MemberVerb = {
  name: string;
  path: string;
  load: () => Promise<(...args: unknown[]) => Promise<unknown>>;
};

// `member: Member`, `actor: Member | Worker` or a destructured one, first of an exported function's parameters.
const declared = /export (?:async )?function (\w+)\(\s*(?:\w+|\{[^}]*\}): ([^,){]*\bMember\b[^,){]*)[,)]/g;

/** Every exported function of lib/ whose first argument is a colleague, found in the sources. */
export function memberVerbs(): MemberVerb[] {
  return readSources()
    .filter(({ path }) => path.startsWith("lib/") && !path.endsWith(".test.ts"))
    .filter(({ path }) => !/^lib\/(emulators|db|ui)\//.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(declared)]
        .filter(([whole]) => whole.includes("async"))
        .map(([, name]) => ({
          name: name!,
          path,
          load: async () => ((await import(`../../${path}`)) as Record<string, never>)[name!]!,
        })),
    );
}
