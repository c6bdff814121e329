import type { Source } from "./sources";

// The rules of who may import whom. Each returns one line a violation, so that a test can show that it is able to fail.

export type Rule = (files: Source[]) => string[];

const isTest = (path: string) => path.startsWith("tests/") || /\.test\.tsx?$/.test(path);
const within = (path: string, ...folders: string[]) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
const isFrom = (name: string, ...packages: string[]) =>
  packages.some((one) => name === one || name.startsWith(`${one}/`));

function importing(
  files: Source[],
  isForbidden: (name: string, file: Source) => boolean,
  advice: string,
): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((name) => isForbidden(name, file))
      .map((name) => `${file.path} imports ${name}: ${advice}`),
  );
}

/** Pages and actions reach data through a domain's verbs and queries. */
export const appKeepsOffTheDatabase: Rule = (files) =>
  importing(
    files.filter(({ path }) => (within(path, "app") || path === "middleware.ts") && !isTest(path)),
    (name) => isFrom(name, "drizzle-orm", "pg", "@neondatabase/serverless", "@/lib/db"),
    "call a query or a verb of the domain",
  );

/** The worker, the seed and the simulation run lib/ without Next.js and without Clerk. */
export const libKeepsOffTheFramework: Rule = (files) =>
  importing(
    files.filter(({ path }) => within(path, "lib") && !within(path, "lib/emulators") && !isTest(path)),
    (name, { path }) => {
      if (isFrom(name, "@/app")) return true;
      if (isFrom(name, "@clerk")) return !within(path, "lib/tenancy");
      if (!isFrom(name, "next")) return false;
      return within(path, "lib/ui")
        ? !["next/link", "next/image", "next/navigation"].includes(name)
        : !within(path, "lib/tenancy");
    },
    "only lib/tenancy (session, Clerk), lib/ui (next/link, next/image, next/navigation) and lib/emulators may",
  );

export const emulatorsAreImportedByNobody: Rule = (files) =>
  importing(
    files.filter(({ path }) => !within(path, "lib/emulators") && !isTest(path)),
    (name) => isFrom(name, "@/lib/emulators"),
    "the application knows addresses and keys, not emulators",
  );

/** Pools and transactions belong to lib/tenancy; everybody else is handed one. */
export const onlyTenancyMakesTransactions: Rule = (files) =>
  importing(
    files.filter(
      ({ path }) =>
        within(path, "app", "lib") &&
        !within(path, "lib/tenancy", "lib/db", "lib/emulators") &&
        !isTest(path),
    ),
    (name, { path }) =>
      isFrom(
        name,
        "pg",
        "@neondatabase/serverless",
        "drizzle-orm/node-postgres",
        "drizzle-orm/neon-serverless",
        "@/lib/tenancy/pools",
      ) ||
      (isFrom(name, "@/lib/db") &&
        !isFrom(name, "@/lib/db/schema", "@/lib/db/tenant-tx", "@/lib/db/database-error") &&
        !(reachesDatabase[path] ?? []).includes(name)),
    "take a TenantTx from withTenant",
  );

/** The few that may, and why. */
const reachesDatabase: Record<string, string[]> = {
  // A start that would run as the wrong role, or before its migrations, is refused.
  "lib/jobs/check-start.ts": ["@/lib/db/check-database"],
  "lib/jobs/worker.ts": ["@/lib/db/check-database"],
  "lib/jobs/lambda/handler.ts": ["@/lib/db/check-database"],
};

const order = ["certificates", "giving", "payments", "ledger"];

/** certificates -> giving -> payments -> ledger -> tenancy: what stands higher is told by a fact or a job, not called. */
export const domainsCallDownwards: Rule = (files) =>
  importing(
    files.filter(({ path }) => !isTest(path)),
    (name, { path }) => {
      const caller = order.indexOf(path.split("/")[1] ?? "");
      const called = order.indexOf(name.split("/")[2] ?? "");
      if (!within(path, "lib") || !isFrom(name, "@/lib")) return false;
      if (within(path, "lib/tenancy", "lib/audit")) return called >= 0;
      return caller >= 0 && called >= 0 && called < caller;
    },
    "certificates -> giving -> payments -> ledger -> tenancy, never upwards",
  );

const usableInBrowser =
  /^@\/lib\/(ui(\/.+)?|money|calendar|tax-year|identifiers(\/.+)?|.+\/([a-z-]+-)?input)$/;

/** What reaches a browser is chosen: no server code in a client component. */
export const clientComponentsStayLight: Rule = (files) =>
  importing(
    files.filter(({ text, path }) => /^["']use client["']/m.test(text) && !isTest(path)),
    (name, { text }) => name.startsWith("@/lib/") && !usableInBrowser.test(name) && !isTypeOnly(text, name),
    "a client component may import lib/ui, money, calendar, tax-year, identifiers and a domain's input",
  );

const isTypeOnly = (text: string, name: string) =>
  new RegExp(`import type [^;]*["']${name.replace(/[/.]/g, "\\$&")}["']`).test(text) &&
  !new RegExp(`import (?!type)[^;]*["']${name.replace(/[/.]/g, "\\$&")}["']`).test(text);

/** Type imports are gone at run time, yet a path upwards always crosses a folder. */
export const foldersAreCrossedByName: Rule = (files) =>
  importing(files, (name) => name.startsWith("../"), "cross a folder with @/");

export const environmentIsReadInOnePlace: Rule = (files) =>
  files
    .filter(({ path }) => !isTest(path) && path !== "lib/env.ts" && !within(path, "lib/emulators"))
    .filter(({ text }) => /\bprocess\.env\b/.test(text))
    .map(({ path }) => `${path} reads process.env: call env() of lib/env.ts`);

const mostLines = 250;

export const filesFitAScreenOrThree: Rule = (files) =>
  files
    .filter(
      ({ path, text }) => within(path, "lib") && !isTest(path) && text.split("\n").length - 1 > mostLines,
    )
    .map(({ path, text }) => `${path} has ${text.split("\n").length - 1} lines: split it by what it does`);

const barrels = ["lib/db/schema/index.ts", "lib/identifiers/index.ts", "lib/messages/en/index.ts"];

export const noFileOnlyPassesOn: Rule = (files) =>
  files
    .filter(({ path }) => !barrels.includes(path))
    .filter(({ path, text }) => /\/index\.tsx?$/.test(path) || isOnlyReexports(text))
    .map(({ path }) => `${path} is a barrel: import from where a thing is made`);

const isOnlyReexports = (text: string) => {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").trim();
  return (
    code !== "" &&
    /^(export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s+["'][^"']+["'];?\s*)+$/.test(code)
  );
};

const drawerNames = ["utils", "helpers", "services", "common", "types", "misc"];

export const noFolderIsADrawer: Rule = (files) =>
  files
    .filter(({ path }) =>
      path
        .split("/")
        .slice(0, -1)
        .some((folder) => drawerNames.includes(folder)),
    )
    .map(({ path }) => `${path}: name the folder for what the product does`);

/** It throws outside Next.js, so what the worker, the seed or a test needs cannot carry it. */
export const onlySessionGatesAreServerOnly: Rule = (files) =>
  importing(
    files.filter(({ path }) => !within(path, "lib/tenancy", "app")),
    (name) => name === "server-only",
    "only session gates in lib/tenancy start with it",
  );

/** A refusal that is in no log is one that nobody sees coming again. */
export const verbsAskWhereRefusalsAreLogged: Rule = (files) =>
  files
    .filter(({ path }) => within(path, "lib") && !within(path, "lib/db", "lib/emulators") && !isTest(path))
    .filter(({ text }) => /\bwithTenant\(/.test(text))
    .filter(({ text }) => /\bpermissions\.has\(|\bmember\.isFresh\b|[^.]\bcanGrant\(/.test(text))
    .map(({ path }) => `${path} asks who may by itself: ask lib/tenancy/ask-permission.ts`);

export const nothingIsSkipped: Rule = (files) =>
  files
    .filter(({ path, text }) => isTest(path) && /\b(it|test|describe)\.(only|skip|todo|fixme)\b/.test(text))
    .map(({ path }) => `${path} skips or singles out a test`);

/** The first segments of addresses below app/: folders in brackets are groups, and lead nowhere by themselves. */
export function firstSegments(files: Source[]): string[] {
  const segments = files
    .filter(({ path }) => /^app\/.*\/(page|route|layout)\.tsx?$/.test(path))
    .map(({ path }) =>
      path
        .split("/")
        .slice(1, -1)
        .find((folder) => !/^\(.*\)$/.test(folder)),
    )
    .filter((segment) => segment !== undefined && !segment.startsWith("["));
  return [...new Set(segments as string[])];
}
