import { expect, test } from "vitest";
import { builtInRoles, type Permission } from "./permission";
import { canGrant, notHeld } from "./policy";

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
