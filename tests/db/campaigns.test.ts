import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";

let owner: Member;
let stranger: Member;
const book = { slug: "a-book", title: "A book", summary: "A book for each child." };

beforeAll(async () => {
  await openTestDatabase();
  owner = await theMember(await anOrganization("a"));
  stranger = await theMember(await anOrganization("b"));
});
afterAll(closePools);

const without = (member: Member): Member => ({ ...member, permissions: new Set() });
const count = (member: Member, table: string) =>
  withTenant(member, async (tx) =>
    Number(
      (
        (await tx.execute(sql`select count(*) as n from ${sql.raw(table)}`)) as unknown as {
          rows: { n: string }[];
        }
      ).rows[0]!.n,
    ),
  );

it("gives each fund an income account of its own, also when two are opened at once", async () => {
  const names = ["Literacy", "General", "Library van", "Bursaries"];
  const made = await Promise.all(
    names.map((name) => createFund(owner, { name, isSection18aEligible: true })),
  );
  expect(made.every((fund) => fund.ok)).toBe(true);
  const codes = await withTenant(owner, (tx) => tx.execute(sql`select account_code from funds order by 1`));
  expect((codes as unknown as { rows: object[] }).rows).toEqual(
    [4110, 4120, 4130, 4140].map((code) => ({ account_code: String(code) })),
  );
  expect(await createFund(owner, { name: "Literacy", isSection18aEligible: false })).toEqual({
    ok: false,
    reason: "name-taken",
  });
});

it("publishes a draft once, and nothing for those who may not", async () => {
  const fund = await createFund(owner, { name: "Books", isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  const input = { ...book, fundId: fund.fundId };
  expect(await createCampaign(without(owner), input)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await createCampaign(owner, { ...input, fundId: newId() })).toEqual({
    ok: false,
    reason: "unknown-fund",
  });
  expect(await createCampaign(stranger, input)).toEqual({ ok: false, reason: "unknown-fund" });
  expect(await count(owner, "campaigns")).toBe(0);
  const campaign = await createCampaign(owner, input);
  if (!campaign.ok) throw new Error(campaign.reason);
  expect(await createCampaign(owner, input)).toEqual({ ok: false, reason: "slug-taken" });
  expect(await publishCampaign(without(owner), campaign.campaignId)).toEqual({
    ok: false,
    reason: "not-permitted",
  });
  expect(await publishCampaign(stranger, campaign.campaignId)).toEqual({ ok: false, reason: "not-a-draft" });
  expect(await publishCampaign(owner, campaign.campaignId)).toEqual({ ok: true });
  expect(await publishCampaign(owner, campaign.campaignId)).toEqual({ ok: false, reason: "not-a-draft" });
});
