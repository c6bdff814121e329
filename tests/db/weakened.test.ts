import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { rightDifferences } from "@/tests/support/isolation/catalogue-rights";
import { differencesIn, inWeakened, openScratch, type Scratch } from "@/tests/support/isolation/scratch";
import { roleWeakenings, weakenings } from "@/tests/support/isolation/weakenings";

describe("a weakened database turns the checks red", () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await openScratch();
  });

  it("while a whole one passes them", async () => {
    const check = differencesIn(scratch, ["catalogue", "doors", "matrix"], ["donations"]);
    expect(await inWeakened(scratch, "select 1", check)).toEqual({ catalogue: [], doors: [], matrix: [] });
  });

  it.each(weakenings)("$name", async ({ sql, tables, seenBy }) => {
    const found = await inWeakened(scratch, sql, differencesIn(scratch, seenBy, tables));
    for (const check of seenBy) expect(found[check], check).not.toEqual([]);
  });

  // Roles belong to the whole cluster, which other tests use: these stay in a transaction that nobody else sees.
  it.each(roleWeakenings)("$sql", async ({ sql, says }) => {
    const superuser = new pg.Client(scratch.source.urls.superuser);
    await superuser.connect();
    try {
      await superuser.query(`begin; ${sql}`);
      expect((await rightDifferences(superuser)).join("\n")).toContain(says);
    } finally {
      await superuser.query("rollback");
      await superuser.end();
    }
  });
});
