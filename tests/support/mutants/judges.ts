import { readdirSync, readFileSync } from "node:fs";
import type { Mutant } from "./mutant";

/** The test files that a mutant is shown to, each set in one project: those that call what it weakens. */
export function judgesOf({ path }: Mutant): { project: "unit" | "db"; files: string[] }[] {
  if (path === "lib/tenancy/policy.ts")
    return [
      { project: "unit", files: [path.replace(".ts", ".test.ts")] },
      { project: "db", files: ["tests/db/session-claims.test.ts", "tests/db/limited-colleague.test.ts"] },
    ];
  if (/\/(?:list-approvals|colleague)\.ts$/.test(path))
    return [{ project: "unit", files: [path.replace(".ts", ".test.ts")] }];
  if (path === "lib/tenancy/ask-permission.ts") return [{ project: "db", files: ["tests/db/roles.test.ts"] }];
  if (path.startsWith("lib/certificates/"))
    return [{ project: "db", files: ["tests/db/second-person.test.ts"] }];
  if (/\/(?:accept|add)-colleague\.ts$/.test(path))
    return [{ project: "db", files: ["tests/db/owasp-tenants-2.test.ts"] }];
  return [{ project: "db", files: testsThatImport(path) }];
}

// The table asks every verb for its permission; what a verb then judges has stories of its own.
const testsThatImport = (path: string): string[] =>
  readdirSync("tests/db")
    .map((name) => `tests/db/${name}`)
    .filter(
      (file) =>
        file.endsWith(".test.ts") &&
        /\/(team|roles|invitations|limited-colleague|clerk-drift|clerk-mirror)\./.test(file),
    )
    .filter((file) => readFileSync(file, "utf8").includes(`"@/${path.replace(".ts", "")}"`));
