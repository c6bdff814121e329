import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { rightDifferences } from "@/tests/support/isolation/catalogue-rights";
import { tableDifferences } from "@/tests/support/isolation/catalogue-tables";

describe("the database's catalogue", () => {
  let database: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client(database.urls.owner);
    await owner.connect();
  });
  afterAll(() => owner.end());

  it("forces row-level security on every table, with answers, tenant keys, tenant references, times and cents", async () => {
    expect(await tableDifferences(owner)).toEqual([]);
  });

  it("gives every role the grants that the answers name and no more, and every definer function to listed roles only", async () => {
    expect(await rightDifferences(owner)).toEqual([]);
  });

  it("shows the web and the worker nothing that is not listed, whatever table comes next", async () => {
    await owner.query("create table newcomers (id uuid primary key, amount_cents integer, state numeric)");
    try {
      expect(await tableDifferences(owner)).toEqual(
        expect.arrayContaining([
          "newcomers: row-level security is not enabled",
          "newcomers: row-level security is not forced",
          "newcomers: has no policy",
          "newcomers: has no answers in tests/db/answers.ts",
          "newcomers: has no organization_id that is never null",
          "newcomers: amount_cents is money, but integer",
          "newcomers: state is numeric",
          "newcomers: has no created_at",
        ]),
      );
    } finally {
      await owner.query("drop table newcomers");
    }
  });
});
