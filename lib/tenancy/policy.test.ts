import { expect, test } from "vitest";
import { builtInRoles, type Permission } from "./permission";
import { canGrant, keptWhileLimited, needsSecond, notHeld } from "./policy";

const holder = (key: string) => {
  const role = builtInRoles.find((one) => one.key === key);
  return { permissions: new Set(role?.permissions) };
};
const mayGive = (giver: string) =>
  builtInRoles.filter((role) => canGrant(holder(giver), role.permissions)).map(({ key }) => key);

test("nobody gives a role that holds more than they do", () => {
  expect(mayGive("owner")).toEqual(["owner", "admin", "manager", "member", "viewer"]);
  expect(mayGive("admin")).toEqual(["admin", "manager", "member", "viewer"]);
  expect(mayGive("manager")).toEqual(["manager", "member", "viewer"]);
  expect(mayGive("member")).toEqual(["member", "viewer"]);
  expect(mayGive("viewer")).toEqual(["viewer"]);
});

test("what is missing is named", () => {
  const wanted: Permission[] = ["donations:view", "settings:payouts", "settings:close"];
  expect(notHeld(holder("admin"), wanted)).toEqual(["settings:payouts", "settings:close"]);
  expect(notHeld(holder("owner"), wanted)).toEqual([]);
});

test("a second person is needed above the limit, to the cent, and never without a limit or in a team of one", () => {
  const limit = { aboveCents: 1_000_000, people: 2 };
  expect([1_000_000, 1_000_001].map((sum) => needsSecond(sum, limit))).toEqual([false, true]);
  expect(needsSecond(1, { aboveCents: 0, people: 2 })).toBe(true);
  expect(needsSecond(1_000_001, { ...limit, people: 1 })).toBe(false);
  expect(needsSecond(Number.MAX_SAFE_INTEGER, { aboveCents: null, people: 9 })).toBe(false);
});

test("who is limited to campaigns keeps what concerns gifts, and sees the team; the organisation is not theirs", () => {
  const areas = [...new Set(keptWhileLimited.map((key) => key.split(":")[0]!))].sort();
  const gifts = ["donations", "donors", "certificates", "ledger", "reports", "audit"];
  expect(areas).toEqual([...gifts, "campaigns", "team"].sort());
  const others = keptWhileLimited.filter((key) => !gifts.includes(key.split(":")[0]!));
  expect(others).toEqual(["campaigns:view", "team:view"]);
  for (const key of ["donors:merge", "donors:erase", "ledger:close-period"] as const)
    expect(keptWhileLimited).not.toContain(key);
});
