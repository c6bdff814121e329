import { expect, test } from "vitest";
import { builtInRoles, type Permission } from "@/lib/tenancy/permission";
import { isOwner, whyNotManage } from "./colleague";

const permissionsOf = (key: string) => builtInRoles.find((role) => role.key === key)!.permissions;
const member = (key: string) => ({ membershipId: "mine", permissions: new Set(permissionsOf(key)) });
const keys = builtInRoles.map(({ key }) => key);
const managedBy = (key: string) =>
  keys.filter(
    (other) => !whyNotManage(member(key), { membershipId: "theirs", permissions: permissionsOf(other) }),
  );

test("nobody manages a colleague who holds more than they", () => {
  expect(managedBy("owner")).toEqual(["owner", "admin", "manager", "member", "viewer"]);
  expect(managedBy("admin")).toEqual(["admin", "manager", "member", "viewer"]);
  for (const key of ["manager", "member", "viewer"]) expect(managedBy(key)).toEqual([]);
});

test("nobody manages themself", () => {
  for (const key of ["owner", "admin"])
    expect(whyNotManage(member(key), { membershipId: "mine", permissions: permissionsOf(key) })).toBe("own");
});

test("of the built-in roles only the owner's gives the organisation away", () => {
  expect(keys.filter((key) => isOwner(member(key)))).toEqual(["owner"]);
  const half = (...held: Permission[]) =>
    isOwner({ permissions: new Set(["donations:view", ...held] as const) });
  expect([half("settings:transfer"), half("team:manage")]).toEqual([false, false]);
  expect(half("settings:transfer", "team:manage")).toBe(true);
});
