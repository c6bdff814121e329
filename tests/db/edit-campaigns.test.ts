import { afterAll, beforeAll, expect, test } from "vitest";
import { findCampaignDetail, listCampaigns, listFunds } from "@/lib/giving/campaign-queries";
import { closeCampaign } from "@/lib/giving/close-campaign";
import { closeFund } from "@/lib/giving/close-fund";
import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { editCampaign } from "@/lib/giving/edit-campaign";
import { editFund } from "@/lib/giving/edit-fund";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { reopenCampaign } from "@/lib/giving/reopen-campaign";
import { reopenFund } from "@/lib/giving/reopen-fund";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let organization: TestOrganization;
let owner: Member;
let viewer: Member;
let stranger: Member;
let fundId: string;
const book = { title: "A first book", summary: "A book for each child." };

beforeAll(async () => {
  database = await openTestDatabase();
  organization = await anOrganization("ukukhanya");
  owner = await theMember(organization);
  viewer = await aColleague(organization, "a-viewer", "viewer");
  stranger = await theMember(await anOrganization("stranger"));
  const fund = await createFund(owner, { name: "Literacy", isSection18aEligible: false });
  if (!fund.ok) throw new Error(fund.reason);
  fundId = fund.fundId;
});
afterAll(closePools);

async function aCampaign(slug: string) {
  const made = await createCampaign(owner, { ...book, slug, fundId });
  if (!made.ok) throw new Error(made.reason);
  return made.campaignId;
}

const detailOf = async (campaignId: string) =>
  (await withTenant(owner, (tx) => findCampaignDetail(tx, organization.id, campaignId)))!;

/** Everything these verbs may change, with the pages they ask to be rendered anew and what they recorded. */
const everything = () =>
  asOwner(
    database,
    `select (select json_agg(c order by c.id) from campaigns c) as campaigns, (select json_agg(f order by f.id) from funds f) as funds,
       (select count(*)::int from pgboss.job where name = 'site.refresh') as refreshes,
       (select json_agg(e.action order by e.id) from audit_events e) as events`,
  );
const refreshesOf = async (id: string) =>
  (await asOwner(database, "select 1 from pgboss.job where name = 'site.refresh' and data->>'id' = $1", [id]))
    .length;

test("nobody without permission, and nobody elsewhere, changes a campaign or a fund", async () => {
  const campaignId = await aCampaign("refused");
  const { version } = await detailOf(campaignId);
  const edit = { campaignId, version, input: { ...book, slug: "theirs", fundId } };
  const fund = { fundId, input: { name: "Theirs", isSection18aEligible: true } };
  await publishCampaign(owner, campaignId);
  const before = await everything();
  const noes = { ok: false, reason: "not-permitted" };
  expect(await editCampaign(viewer, edit)).toEqual(noes);
  expect(await closeCampaign(viewer, campaignId)).toEqual(noes);
  expect(await reopenCampaign(viewer, campaignId)).toEqual(noes);
  expect(await publishCampaign(viewer, campaignId)).toEqual(noes);
  expect(await createCampaign(viewer, edit.input)).toEqual(noes);
  expect(await editFund(viewer, fund)).toEqual(noes);
  expect(await createFund(viewer, fund.input)).toEqual(noes);
  expect(await closeFund(viewer, fundId)).toEqual(noes);
  expect(await reopenFund(viewer, fundId)).toEqual(noes);
  expect(await editCampaign(stranger, edit)).toEqual({ ok: false, reason: "unknown-campaign" });
  expect(await closeCampaign(stranger, campaignId)).toEqual({ ok: false, reason: "not-published" });
  expect(await reopenCampaign(stranger, campaignId)).toEqual({ ok: false, reason: "not-closed" });
  expect(await editFund(stranger, fund)).toEqual({ ok: false, reason: "unknown-fund" });
  expect(await closeFund(stranger, fundId)).toEqual({ ok: false, reason: "not-open" });
  expect(await reopenFund(stranger, fundId)).toEqual({ ok: false, reason: "not-closed" });
  expect(await everything()).toEqual(before);
  expect(
    await withTenant(stranger, (tx) => findCampaignDetail(tx, stranger.organizationId, campaignId)),
  ).toBeNull();
});

test("the same form sent twice, also at once, drafts one campaign and opens one fund", async () => {
  const [campaignKey, fundKey] = [newId(), newId()];
  const input = { ...book, slug: "twice", fundId };
  const drafted = await Promise.all([1, 2].map(() => createCampaign(owner, input, campaignKey)));
  drafted.push(await createCampaign(owner, input, campaignKey));
  expect(drafted).toEqual(Array(3).fill({ ok: true, campaignId: campaignKey }));
  const fund = { name: "Twice", isSection18aEligible: true };
  const opened = await Promise.all([1, 2].map(() => createFund(owner, fund, fundKey)));
  expect(opened).toEqual(Array(2).fill({ ok: true, fundId: fundKey }));
  const [counted] = await asOwner(
    database,
    `select (select count(*)::int from campaigns where slug = 'twice') as campaigns, (select count(*)::int from funds where name = 'Twice') as funds,
       (select count(*)::int from audit_events where subject_id = any($1)) as events`,
    [[campaignKey, fundKey]],
  );
  expect(counted).toEqual({ campaigns: 1, funds: 1, events: 2 });
});

test("an edit is kept, refreshes the pages once they are public, and never overwrites what it has not seen", async () => {
  const campaignId = await aCampaign("edited");
  await aCampaign("taken");
  const first = await detailOf(campaignId);
  const edit = (version: string, change: object) =>
    editCampaign(owner, { campaignId, version, input: { ...book, slug: "edited", fundId, ...change } });
  expect(await edit(first.version, { slug: "taken" })).toEqual({ ok: false, reason: "slug-taken" });
  expect(await edit(first.version, { fundId: newId() })).toEqual({ ok: false, reason: "unknown-fund" });
  expect(await detailOf(campaignId)).toEqual(first);
  expect(await edit(first.version, { slug: "moved", goalCents: 5_000_000 })).toEqual({ ok: true });
  expect(await detailOf(campaignId)).toMatchObject({ slug: "moved", goalCents: 5_000_000 });
  expect(await refreshesOf(campaignId), "nobody sees a draft").toBe(0);
  expect(await edit(first.version, { title: "Lost update" })).toEqual({
    ok: false,
    reason: "changed-meanwhile",
  });
  expect(await publishCampaign(owner, campaignId)).toEqual({ ok: true });
  await asOwner(database, "delete from pgboss.job where name = 'site.refresh'");
  const published = await detailOf(campaignId);
  expect(await edit(published.version, { slug: "elsewhere" })).toEqual({ ok: false, reason: "slug-fixed" });
  expect(await edit(published.version, { slug: "moved", title: "Two books" })).toEqual({ ok: true });
  expect(await detailOf(campaignId)).toMatchObject({
    slug: "moved",
    title: "Two books",
    status: "published",
  });
  expect(await refreshesOf(campaignId)).toBe(1);
});

test("a campaign closes and opens again, each once, each recorded, and its pages follow", async () => {
  const campaignId = await aCampaign("closing");
  expect(await closeCampaign(owner, campaignId)).toEqual({ ok: false, reason: "not-published" });
  await publishCampaign(owner, campaignId);
  await asOwner(database, "delete from pgboss.job where name = 'site.refresh'");
  expect(await closeCampaign(owner, campaignId)).toEqual({ ok: true });
  expect(await closeCampaign(owner, campaignId)).toEqual({ ok: false, reason: "not-published" });
  expect((await detailOf(campaignId)).status).toBe("closed");
  expect(await refreshesOf(campaignId)).toBe(1);
  expect(await reopenCampaign(owner, campaignId)).toEqual({ ok: true });
  expect(await reopenCampaign(owner, campaignId)).toEqual({ ok: false, reason: "not-closed" });
  const events = await asOwner(
    database,
    "select action, actor_user_id from audit_events where subject_id = $1 order by id",
    [campaignId],
  );
  expect(events.map(({ action }) => action)).toEqual([
    "campaign.created",
    "campaign.published",
    "campaign.closed",
    "campaign.reopened",
  ]);
  expect(new Set(events.map(({ actor_user_id }) => actor_user_id))).toEqual(new Set([owner.userId]));
  const listed = await withTenant(viewer, (tx) => listCampaigns(tx, organization.id, "published"));
  expect(listed.map(({ id }) => id)).toContain(campaignId);
});

test("a fund's eligibility is decided once more, recorded with the answer, and its public pages follow", async () => {
  const made = await createFund(owner, { name: "Bursaries", isSection18aEligible: false });
  if (!made.ok) throw new Error(made.reason);
  const campaign = await createCampaign(owner, { ...book, slug: "bursary", fundId: made.fundId });
  if (!campaign.ok) throw new Error(campaign.reason);
  await publishCampaign(owner, campaign.campaignId);
  await asOwner(database, "delete from pgboss.job where name = 'site.refresh'");
  const save = (name: string, isSection18aEligible: boolean) =>
    editFund(owner, { fundId: made.fundId, input: { name, isSection18aEligible } });
  expect(await save("Literacy", true)).toEqual({ ok: false, reason: "name-taken" });
  expect(await refreshesOf(campaign.campaignId)).toBe(0);
  expect(await save("School bursaries", true)).toEqual({ ok: true });
  expect(await save("School bursaries", true)).toEqual({ ok: true });
  expect(await refreshesOf(campaign.campaignId)).toBe(1);
  const events = await asOwner(
    database,
    "select action, details from audit_events where subject_id = $1 order by id",
    [made.fundId],
  );
  expect(events.slice(1)).toEqual([
    { action: "fund.renamed", details: {} },
    { action: "fund.eligibility-changed", details: { isSection18aEligible: true } },
  ]);
});

test("a fund closes only when nothing collects for it; closed, no campaign is drafted, published or opened for it", async () => {
  const made = await createFund(owner, { name: "Library van", isSection18aEligible: true });
  if (!made.ok) throw new Error(made.reason);
  const van = { ...book, fundId: made.fundId };
  const [first, second] = [
    await createCampaign(owner, { ...van, slug: "van" }),
    await createCampaign(owner, { ...van, slug: "van-two" }),
  ];
  if (!first.ok || !second.ok) throw new Error("not drafted");
  await publishCampaign(owner, first.campaignId);
  expect(await closeFund(owner, made.fundId)).toEqual({ ok: false, reason: "campaigns-collect" });
  await closeCampaign(owner, first.campaignId);
  expect(await closeFund(owner, made.fundId), "a draft would collect too").toEqual({
    ok: false,
    reason: "campaigns-collect",
  });
  await publishCampaign(owner, second.campaignId);
  await closeCampaign(owner, second.campaignId);
  expect(await closeFund(owner, made.fundId)).toEqual({ ok: true });
  expect(await closeFund(owner, made.fundId)).toEqual({ ok: false, reason: "not-open" });
  const closed = { ok: false, reason: "fund-closed" };
  expect(await createCampaign(owner, { ...van, slug: "van-three" })).toEqual(closed);
  expect(await reopenCampaign(owner, first.campaignId)).toEqual(closed);
  const other = await aCampaign("to-the-van");
  const { version } = await detailOf(other);
  expect(
    await editCampaign(owner, { campaignId: other, version, input: { ...van, slug: "to-the-van" } }),
  ).toEqual(closed);
  const find = async () => (await withTenant(viewer, (tx) => listFunds(tx, organization.id, made.fundId)))[0];
  expect(await find()).toMatchObject({ isClosed: true, openCampaigns: 0 });
  expect(await reopenFund(owner, made.fundId)).toEqual({ ok: true });
  expect(await find()).toMatchObject({ isClosed: false });
  expect(await reopenCampaign(owner, first.campaignId)).toEqual({ ok: true });
});
