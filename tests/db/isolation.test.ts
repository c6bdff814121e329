import { beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { isolationDifferences } from "@/tests/support/isolation/matrix";
import { type Fixture, populate } from "@/tests/support/isolation/populate";
import { answers } from "./answers";

describe("nobody reaches what the answers do not give them", () => {
  let database: TestDatabase;
  let fixture: Fixture;
  beforeAll(async () => {
    database = await createTestDatabase();
    fixture = await populate(database.urls.owner);
  });

  it.each(Object.keys(answers))("%s", async (table) => {
    expect(await isolationDifferences(database.urls, fixture, [table])).toEqual([]);
  });
});
