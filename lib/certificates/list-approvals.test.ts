import { expect, test } from "vitest";
import type { Permission } from "@/lib/tenancy/permission";
import { mayDecide } from "./list-approvals";

const holding = (...permissions: Permission[]) => ({ permissions: new Set(permissions) });

test("who may do an act may decide on it, and nobody who lacks any of what it needs", () => {
  const [reversal, voiding, replacement] = (
    ["donation.reverse", "certificate.void", "certificate.replace"] as const
  ).map((act) => ({ act }));
  expect(mayDecide(holding("donations:reverse"), reversal!)).toBe(true);
  expect(mayDecide(holding("donations:view", "certificates:void"), reversal!)).toBe(false);
  expect(mayDecide(holding("certificates:void"), voiding!)).toBe(true);
  expect(mayDecide(holding("donations:view", "donations:reverse"), voiding!)).toBe(false);
  expect(mayDecide(holding("donations:view", "certificates:void"), replacement!)).toBe(false);
  expect(mayDecide(holding("certificates:void", "certificates:issue"), replacement!)).toBe(true);
});
