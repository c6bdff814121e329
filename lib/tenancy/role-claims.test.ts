import { expect, test } from "vitest";
import { builtInRoles, permissionKeys } from "./permission";
import { claimsOf, permissionsIn } from "./role-claims";

test("a token's claims tell each role's permissions, no more and no fewer", () => {
  for (const { key, permissions } of builtInRoles) {
    const claims = claimsOf(key, permissions);
    expect(claims.role).toBe(key);
    expect([...permissionsIn(claims)].sort()).toEqual([...permissions].sort());
  }
  for (const permission of permissionKeys)
    expect([...permissionsIn(claimsOf(null, [permission]))]).toEqual([permission]);
  expect(permissionsIn({ may: "" }).size).toBe(0);
});

test("what Nika adds to a session token stays under 400 bytes", () => {
  const ours = { metadata: { onboardingComplete: true }, ...claimsOf("x".repeat(60), permissionKeys) };
  expect(Buffer.byteLength(JSON.stringify(ours))).toBeLessThan(400);
});
