import { beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { doorDifferences } from "@/tests/support/isolation/doors";
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

  it("the functions that cross or precede an organisation answer what they must, and strangers not at all", async () => {
    expect(await doorDifferences(database.urls, fixture)).toEqual([]);
  });

  it.each(Object.keys(answers))("%s", async (table) => {
    expect(await isolationDifferences(database.urls, fixture, [table])).toEqual([]);
  });
});
