import { afterAll, beforeAll, expect, it } from "vitest";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import { findPayfastAccount } from "@/lib/payments/payfast-account";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";

const keys = { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" };
let owner: Member;

beforeAll(async () => {
  await openTestDatabase();
  owner = await theMember(await anOrganization("a"));
});
afterAll(closePools);

const account = () =>
  withTenant({ kind: "inbox", organizationId: owner.organizationId }, (tx) =>
    findPayfastAccount(tx, owner.organizationId),
  );

it("keeps keys that a checkout can be signed with, and replaces them", async () => {
  expect(await keepPayfastAccount(owner, keys)).toEqual({ ok: true });
  expect(await account()).toMatchObject(keys);
  expect(await keepPayfastAccount(owner, { ...keys, passphrase: "another-salt_1" })).toEqual({ ok: true });
  expect(await account()).toMatchObject({ ...keys, passphrase: "another-salt_1" });
});

it("is for those who may change payouts", async () => {
  const admin: Member = {
    ...owner,
    permissions: new Set(["settings:organization", "settings:integrations"]),
  };
  const before = await account();
  expect(await keepPayfastAccount(admin, keys)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await account()).toEqual(before);
});
