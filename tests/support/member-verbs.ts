import { readSources } from "./sources";

export type MemberVerb = {
  name: string;
  path: string;
  load: () => Promise<(...args: unknown[]) => Promise<unknown>>;
};

// `member: Member`, `actor: Member | Worker` or a destructured one, first of an exported function's parameters.
const declared = /export (?:async )?function (\w+)\(\s*(?:\w+|\{[^}]*\}): ([^,){]*\bMember\b[^,){]*)[,)]/g;

let verbs: MemberVerb[] | undefined;

/** Every exported function of lib/ whose first argument is a colleague, found in the sources once. */
export function memberVerbs(): MemberVerb[] {
  verbs ??= findAll();
  return verbs;
}

function findAll(): MemberVerb[] {
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
