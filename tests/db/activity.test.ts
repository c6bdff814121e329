import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ActivityFilter, type ActivityPlace, listActivity } from "@/lib/audit/activity";
import { exportActivity } from "@/lib/audit/export-activity";
import { recordEvent } from "@/lib/audit/record-event";
import { calendarDate } from "@/lib/calendar";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { listColleagues } from "@/lib/tenancy/list-colleagues";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { textOf } from "@/tests/support/text-of";

let database: TestDatabase;
let organization: TestOrganization;
let owner: Member;
let manager: Member;
let viewer: Member;
let stranger: Member;

/** Newest last. The third is on the evening of 28 February in UTC, which is 1 March here. */
const acts = [
  ["member", "campaign.created", "2026-02-27T10:00:00Z"],
  ["donor", "certificate.downloaded", "2026-02-28T10:00:00Z"],
  ["payfast", "donation.completed", "2026-02-28T22:30:00Z"],
  ["system", "certificate.issued", "2026-03-01T08:00:00Z"],
  ["member", "fund.renamed", "2026-03-02T08:00:00Z"],
] as const;

beforeAll(async () => {
  database = await openTestDatabase();
  organization = await anOrganization("ukukhanya");
  owner = await theMember(organization);
  manager = await aColleague(organization, "a-manager", "manager");
  viewer = await aColleague(organization, "a-viewer", "viewer");
  stranger = await theMember(await anOrganization("stranger"));
  for (const [actorKind, action, at] of acts) {
    const actor =
      actorKind === "member" ? owner : ({ kind: "system", organizationId: organization.id } as const);
    const id = newId();
    await withTenant(actor, async (tx) => {
      await recordEvent(tx, {
        organizationId: organization.id,
        actorKind,
        actorUserId: actorKind === "member" ? owner.userId : null,
        action,
        subjectType: action.split(".")[0]!,
        subjectId: id,
        details: action === "fund.renamed" ? { count: 2 } : {},
      });
    });
    await asOwner(database, `alter table audit_events disable trigger append_only`);
    await asOwner(database, "update audit_events set happened_at = $2 where subject_id = $1", [id, at]);
    await asOwner(database, `alter table audit_events enable trigger append_only`);
  }
});
afterAll(closePools);

const pageOf = (filter: ActivityFilter, place: ActivityPlace = {}, limit?: number) =>
  withTenant(owner, (tx) => listActivity(tx, organization.id, filter, place, limit));
const actionsOf = async (...asked: Parameters<typeof pageOf>) =>
  (await pageOf(...asked)).events.map(({ action }) => action);

test("who, what and when narrow it, by South African days with both ends included", async () => {
  const newestFirst = acts.map(([, action]) => action).reverse();
  const cases: [ActivityFilter, string[]][] = [
    [{}, newestFirst],
    [{ who: owner.userId }, ["fund.renamed", "campaign.created"]],
    [{ who: manager.userId }, []],
    [{ who: "donors" }, ["certificate.downloaded"]],
    [{ who: "payfast" }, ["donation.completed"]],
    [{ who: "nika" }, ["certificate.issued"]],
    [{ what: "campaigns" }, ["fund.renamed", "campaign.created"]],
    [{ what: "certificates", who: "nika" }, ["certificate.issued"]],
    [{ from: calendarDate("2026-03-01") }, newestFirst.slice(0, 3)],
    [{ to: calendarDate("2026-02-28") }, newestFirst.slice(3)],
    [
      { from: calendarDate("2026-03-01"), to: calendarDate("2026-03-01") },
      ["certificate.issued", "donation.completed"],
    ],
  ];
  for (const [filter, actions] of cases)
    expect(await actionsOf(filter), JSON.stringify(filter)).toEqual(actions);
});

test("pages continue older and newer than an act, and a place elsewhere leads nowhere", async () => {
  const all = (await pageOf({})).events;
  expect(await pageOf({}, {}, 2)).toMatchObject({ hasNewer: false, hasOlder: true });
  expect(await actionsOf({}, { olderThan: all[1]!.id }, 2)).toEqual([all[2]!.action, all[3]!.action]);
  expect(await pageOf({}, { olderThan: all[2]!.id }, 2)).toMatchObject({ hasNewer: true, hasOlder: false });
  expect(await actionsOf({}, { newerThan: all[3]!.id }, 2)).toEqual([all[1]!.action, all[2]!.action]);
  expect(await actionsOf({}, { olderThan: newId() })).toEqual([]);
  const theirs = await withTenant(stranger, (tx) => listActivity(tx, stranger.organizationId, {}));
  expect(theirs.events).toEqual([]);
  const across = await withTenant(stranger, (tx) => listActivity(tx, organization.id, {}));
  expect(across.events).toEqual([]);
});

test("the export is what the filter shows, is recorded, and needs its permission", async () => {
  const exports = async () =>
    (await pageOf({})).events.filter(({ action }) => action === "activity.exported");
  for (const refused of [manager, viewer])
    expect(await exportActivity(refused, {})).toEqual({ ok: false, reason: "not-permitted" });
  expect(await exports()).toEqual([]);
  const exported = await exportActivity(owner, { what: "campaigns" });
  if (!exported.ok) throw new Error(exported.reason);
  const [head, first, second, ...rest] = (await textOf(exported.csv)).trim().split("\r\n");
  expect(head).toBe("\uFEFFDay,Time (SAST),Who,Kind of actor,Act,About,Its id,Details".trim());
  expect(first).toMatch(
    /^2026-03-02,10:00:00,owner-of-ukukhanya Example,member,fund\.renamed,fund,[-0-9a-f]{36},count: 2$/,
  );
  expect(second).toContain("campaign.created");
  expect(rest).toEqual([]);
  expect(await exports()).toMatchObject([{ details: { count: 2 }, actorUserId: owner.userId }]);
});

test("colleagues are named to choose from, those of other organisations are not", async () => {
  const names = async (member: Member) =>
    (await withTenant(member, (tx) => listColleagues(tx, member.organizationId))).map(({ name }) => name);
  expect(await names(owner)).toEqual(["a-manager Example", "a-viewer Example", "owner-of-ukukhanya Example"]);
  expect(await names(stranger)).toEqual(["owner-of-stranger Example"]);
});

test("the newest acts are read from the index, without sorting", async () => {
  const plan = await withTenant(owner, async (tx) => {
    // A handful of rows is sorted sooner than looked up; with that forbidden, a sort that is left could not be avoided.
    for (const way of ["seqscan", "bitmapscan", "sort"])
      await tx.execute(sql.raw(`set local enable_${way} = off`));
    return tx.execute(sql`explain select id from audit_events where organization_id = ${organization.id}
      order by happened_at desc, id desc limit 50`);
  });
  const text = JSON.stringify((plan as unknown as { rows: object[] }).rows);
  expect(text).toContain("audit_events_newest");
  expect(text).not.toContain("Sort");
});
