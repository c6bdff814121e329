import { expect, test } from "vitest";
import { reservedSlugs } from "@/lib/tenancy/reserved-slugs";
import * as rules from "@/tests/support/architecture";
import { readSources, source } from "@/tests/support/sources";

const sources = readSources();

// Each rule holds for the project, and a file that breaks it is found.
const cases: [guarantee: string, rule: rules.Rule, breach: [path: string, text: string]][] = [
  [
    "pages and actions never reach the database themselves",
    rules.appKeepsOffTheDatabase,
    ["app/my/page.tsx", 'import { donations } from "@/lib/db/schema/giving";'],
  ],
  [
    "lib runs without Next.js and Clerk",
    rules.libKeepsOffTheFramework,
    ["lib/giving/queries.ts", 'import { cookies } from "next/headers";'],
  ],
  [
    "lib never imports app",
    rules.libKeepsOffTheFramework,
    ["lib/ui/button.tsx", 'import { Nav } from "@/app/nav";'],
  ],
  [
    "nothing outside imports an emulator",
    rules.emulatorsAreImportedByNobody,
    ["lib/payments/payfast/address.ts", 'const s = await import("@/lib/emulators/payfast/server");'],
  ],
  [
    "only lib/tenancy makes transactions",
    rules.onlyTenancyMakesTransactions,
    ["lib/giving/record-donation.ts", 'import { openPool } from "@/lib/db/pool";'],
  ],
  [
    "a domain never calls one above it",
    rules.domainsCallDownwards,
    ["lib/payments/apply.ts", 'import { issue } from "@/lib/certificates/issue";'],
  ],
  [
    "audit and tenancy know no domain",
    rules.domainsCallDownwards,
    ["lib/audit/record-event.ts", 'import { post } from "@/lib/ledger/post";'],
  ],
  [
    "a client component brings no server code to the browser",
    rules.clientComponentsStayLight,
    ["app/my/form.tsx", '"use client";\nimport { listDonations } from "@/lib/giving/queries";'],
  ],
  [
    "folders are crossed with @/",
    rules.foldersAreCrossedByName,
    ["lib/giving/donation.ts", 'import { cents } from "../money";'],
  ],
  [
    "the environment is read in one place",
    rules.environmentIsReadInOnePlace,
    ["lib/mail/send.ts", "const key = process.env.RESEND_API_KEY;"],
  ],
  [
    "no file in lib is longer than 250 lines",
    rules.filesFitAScreenOrThree,
    ["lib/giving/everything.ts", "line\n".repeat(251)],
  ],
  ["there are no barrels", rules.noFileOnlyPassesOn, ["lib/giving/all.ts", 'export * from "./donation";']],
  ["no folder is a drawer", rules.noFolderIsADrawer, ["lib/utils/date.ts", ""]],
  [
    "only session gates are server-only",
    rules.onlySessionGatesAreServerOnly,
    ["lib/giving/queries.ts", 'import "server-only";'],
  ],
  [
    "a verb asks who may where a refusal is logged",
    rules.verbsAskWhereRefusalsAreLogged,
    [
      "lib/giving/close-fund.ts",
      'if (!member.permissions.has("campaigns:edit")) return refusal;\nreturn withTenant(member, work);',
    ],
  ],
  ["no test is skipped", rules.nothingIsSkipped, ["lib/money.test.ts", 'test.skip("adds", () => {});']],
];

test.each(cases)("%s", (_guarantee, rule, [path, text]) => {
  expect(rule([source(path, text)]), "the rule finds a file that breaks it").toHaveLength(1);
  expect(rule(sources)).toEqual([]);
});

test("no organisation can take an address that a page of ours has", () => {
  const taken = rules.firstSegments([
    source("app/(site)/prices/page.tsx", ""),
    source("app/[orgId]/page.tsx", ""),
  ]);
  expect(taken, "groups are passed over, the organisations' own segment is not ours").toEqual(["prices"]);

  const segments = rules.firstSegments(sources);
  expect(segments).toContain("verify");
  expect(segments.filter((segment) => !reservedSlugs.has(segment))).toEqual([]);
});
