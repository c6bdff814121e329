import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/log";
import { type Permission, permissionKeys } from "@/lib/tenancy/permission";
import { closePools } from "@/lib/tenancy/with-tenant";
import { openTestDatabase } from "@/tests/support/database";
import { everything } from "@/tests/support/everything";
import { memberVerbs } from "@/tests/support/member-verbs";
import {
  allBut,
  aPolicyScene,
  holding,
  isSentBack,
  may,
  outsiders,
  type People,
  roles,
} from "@/tests/support/policy-scene";
import { noVerbs, policy, type Scene } from "./policy-table";

let owner: pg.Client;
let people: People;
let scene: Scene;

beforeAll(async () => {
  const database = await openTestDatabase();
  owner = new pg.Client(database.urls.owner);
  await owner.connect();
  ({ people, scene } = await aPolicyScene(database, "a"));
});
afterAll(async () => {
  await owner.end();
  await closePools();
});

/** What the log says of acts refused since it was last asked. */
const info = vi.spyOn(log, "info").mockImplementation(() => {});
function refusals(): { why: string; permission?: string; organization: string; user: string }[] {
  const lines = info.mock.calls.map(([line]) => line as never as { event: string; why: string });
  info.mockClear();
  return lines.filter(({ event }) => event === "act.refused") as never;
}
afterEach(() => info.mockClear());

it("every verb of a colleague stands in the table, and nothing else", () => {
  const found = memberVerbs()
    .map(({ name }) => name)
    .sort();
  expect(found.length).toBeGreaterThan(40);
  expect([...Object.keys(policy), ...Object.keys(noVerbs)].sort()).toEqual(found);
});

it("every permission that a verb asks for is one of the product's", () => {
  const asked = Object.values(policy).flatMap(({ asks }) => asks.split(" ").filter(Boolean));
  expect(asked.filter((key) => !permissionKeys.includes(key as Permission))).toEqual([]);
});

describe.each(Object.entries(policy))("%s", (verb, row) => {
  const named = row.roles === "everybody" ? [...roles] : row.roles.split(" ");

  it(`is open to ${row.roles}, and refused to everybody else, who change nothing`, async () => {
    expect(named.filter((role) => !(roles as readonly string[]).includes(role))).toEqual([]);
    const before = await everything(owner);
    for (const role of outsiders(row)) {
      info.mockClear();
      expect([role, await may(verb, row, people[role], scene)]).toEqual([role, false]);
      const { userId: user, organizationId: organization } = people[role];
      expect(refusals()).toMatchObject([{ why: "not-permitted", organization, user }]);
      expect([role, await everything(owner)]).toEqual([role, before]);
    }
    for (const role of roles.filter((each) => named.includes(each)))
      expect([role, await may(verb, row, people[role], scene)]).toEqual([role, true]);
  });

  /** Whether who proved long ago who they are is sent back; then nothing has changed. */
  async function isRefusedStale(role: keyof People): Promise<boolean> {
    const before = await everything(owner);
    info.mockClear();
    if (!(await isSentBack(verb, row, people[role], scene))) return false;
    expect(refusals()).toMatchObject([{ why: "not-fresh", user: people[role].userId }]);
    expect(await everything(owner)).toBe(before);
    return true;
  }

  it(`${row.isProven ? "asks" : "does not ask"} for a fresh proof of who does it`, async () => {
    for (const role of row.isProven ? named : named.slice(0, 1))
      expect([role, await isRefusedStale(role as keyof People)]).toEqual([role, row.isProven ?? false]);
  });

  if (row.asks)
    it(`asks for ${row.asks}: that alone is enough, and all the others are not`, async () => {
      const asked = row.asks.split(" ") as Permission[];
      info.mockClear();
      expect(await may(verb, row, holding(people.owner, asked), scene)).toBe(true);
      expect(refusals().filter(({ permission }) => permission)).toEqual([]);
      const before = await everything(owner);
      for (const missing of asked) {
        const others = holding(people.owner, allBut(missing, row));
        expect([missing, await may(verb, row, others, scene)]).toEqual([missing, false]);
        expect(refusals().map(({ permission }) => permission)).toEqual([missing]);
        expect(await everything(owner)).toBe(before);
      }
    });
});
