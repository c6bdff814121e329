import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { calendarDate } from "@/lib/calendar";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import type { DonationNarrowing } from "@/lib/giving/donation-filter";
import { exportDonations } from "@/lib/giving/export-donations";
import { type DonationOrder, listDonations, newestFirst } from "@/lib/giving/list-donations";
import { recordDonation } from "@/lib/giving/record-donation";
import type { RecordDonationInput } from "@/lib/giving/record-donation-input";
import { totalDonations } from "@/lib/giving/total-donations";
import { cents } from "@/lib/money";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";
import { aCampaign } from "@/tests/support/gifts";
import { textOf } from "@/tests/support/text-of";

const now = new Date("2026-11-20T08:00:00Z");
let organization: TestOrganization;
let owner: Member;
let stranger: Member;
let books: { fundId: string; campaignId: string };
let van: { fundId: string; campaignId: string };

async function gift(name: string, rand: number, receivedOn: string, more: Partial<RecordDonationInput> = {}) {
  const recorded = await recordDonation(
    owner,
    {
      formKey: newId(),
      donor: { kind: "person", displayName: name },
      fundId: books.fundId,
      method: "eft",
      amountCents: rand * 100,
      receivedOn,
      wantsCertificate: false,
      sendsThanks: false,
      ...more,
    },
    now,
  );
  if (!recorded.ok) throw new Error(recorded.reason);
  return recorded.donationId;
}

beforeAll(async () => {
  await openTestDatabase();
  organization = await anOrganization("a");
  owner = await theMember(organization);
  stranger = await theMember(await anOrganization("b"));
  books = await aCampaign(owner, "books");
  van = await aCampaign(owner, "van");
  await gift("Thandi Nkosi", 500, "2026-11-19", books);
  await gift("José Müller", 250, "2026-11-18", { method: "cash" });
  await gift("=HYPERLINK(1), Bheki", 150, "2026-03-01", van);
  const goods = { description: "400 readers", condition: "new", basis: "cost" } as const;
  await gift("Umgeni Print Works (Pty) Ltd", 22_000, "2026-11-19", { method: "goods", goods });
  const reversed = await gift("Thandi Mokoena", 300, "2026-02-28");
  await reverseDonation(owner, { donationId: reversed, reason: "Captured twice" }, now);
});
afterAll(closePools);

const found = async (narrowing: DonationNarrowing, order: DonationOrder = newestFirst, as = owner) =>
  (await withTenant(as, (tx) => listDonations(tx, organization.id, narrowing, {}, order))).rows.map(
    ({ amountCents }) => amountCents / 100,
  );

it("narrows by fund, campaign, method, days, amounts and state, and all of them together", async () => {
  expect(await found({ fundId: van.fundId })).toEqual([150]);
  expect(await found({ campaignId: books.campaignId })).toEqual([500]);
  expect(await found({ method: "goods" })).toEqual([22_000]);
  expect(await found({ method: "cash" })).toEqual([250]);
  expect(await found({ show: "reversed" })).toEqual([300]);
  const [from, to] = [calendarDate("2026-03-01"), calendarDate("2026-11-18")];
  expect(await found({ from })).toHaveLength(4);
  expect(await found({ from, to })).toEqual([250, 150]);
  expect(await found({ leastCents: cents(25_000), mostCents: cents(30_000) })).toEqual([250, 300]);
  expect(await found({ from, to, fundId: books.fundId, method: "eft" })).toEqual([]);
});

it("finds by the beginning of each word, without accents, by reference and by amount, and nothing by signs", async () => {
  expect(await found({ search: "thandi" })).toEqual([500, 300]);
  expect(await found({ search: "nko THA" })).toEqual([500]);
  expect(await found({ search: "jose mul" })).toEqual([250]);
  expect(await found({ search: "andi" })).toEqual([]);
  expect(await found({ search: "R 22 000,00" })).toEqual([22_000]);
  const { rows } = (await withTenant(owner, (tx) =>
    tx.execute(sql`select reference from donations where amount_cents = 15000`),
  )) as unknown as { rows: { reference: string }[] };
  const { reference } = rows[0]!;
  expect(await found({ search: `${reference.slice(0, 4)} ${reference.slice(4).toLowerCase()}` })).toEqual([
    150,
  ]);
  for (const signs of ["%", "_", "' or true --", "..."]) expect(await found({ search: signs })).toEqual([]);
});

it("sorts by day and by amount, either way", async () => {
  expect((await found({}))[4]).toBe(300);
  expect((await found({}, { by: "day", isRising: true }))[0]).toBe(300);
  expect(await found({}, { by: "amount", isRising: false })).toEqual([22_000, 500, 300, 250, 150]);
  expect(await found({}, { by: "amount", isRising: true })).toEqual([150, 250, 300, 500, 22_000]);
});

it("walks on and back in every order without losing or repeating a donation", async () => {
  for (const by of ["day", "amount"] as const)
    for (const isRising of [true, false]) {
      const page = (place: { after?: string; before?: string }) =>
        withTenant(owner, (tx) => listDonations(tx, organization.id, {}, place, { by, isRising }, 2));
      const [first, second, third] = [
        await page({}),
        await page({ after: (await page({})).rows[1]!.id }),
        await page({ after: (await page({ after: (await page({})).rows[1]!.id })).rows[1]!.id }),
      ];
      const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
      expect(new Set(ids).size).toBe(5);
      expect(third.hasAfter).toBe(false);
      const back = await page({ before: third.rows[0]!.id });
      expect(back.rows).toEqual(second.rows);
    }
});

it("adds up exactly what is shown", async () => {
  const totals = (narrowing: DonationNarrowing) =>
    withTenant(owner, (tx) => totalDonations(tx, organization.id, narrowing));
  expect(await totals({})).toEqual({
    count: 5,
    received: { count: 4, sumCents: 2_290_000 },
    onItsWay: { count: 0, sumCents: 0 },
    didNotArrive: { count: 1, sumCents: 30_000 },
  });
  expect(await totals({ search: "thandi" })).toMatchObject({
    count: 2,
    received: { count: 1, sumCents: 50_000 },
    didNotArrive: { count: 1, sumCents: 30_000 },
  });
});

it("exports exactly what is shown, in its order, with no cell that a spreadsheet runs, and records it", async () => {
  const exported = await exportDonations(owner, { fundId: van.fundId }, newestFirst);
  if (!exported.ok) throw new Error(exported.reason);
  const lines = (await textOf(exported.csv)).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(
    /^2026-03-01,GV\w{6},"'=HYPERLINK\(1\), Bheki",Fund of van,van,eft,completed,,150.00$/,
  );
  const all = await exportDonations(owner, {}, { by: "amount", isRising: true });
  expect(
    all.ok &&
      (await textOf(all.csv))
        .trim()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(",").at(-1)),
  ).toEqual(["150.00", "250.00", "300.00", "500.00", "22000.00"]);
  const nothing = await exportDonations(owner, { search: "nobody" }, newestFirst);
  expect(nothing.ok && (await textOf(nothing.csv)).trim().split("\r\n")).toHaveLength(1);
});

const exportsRecorded = async () =>
  (
    (await withTenant(owner, (tx) =>
      tx.execute(
        sql`select actor_user_id, details from audit_events where action = 'donations.exported' order by id`,
      ),
    )) as unknown as { rows: { actor_user_id: string; details: unknown }[] }
  ).rows;

it("lets a member and a viewer look, neither export, and shows a stranger nothing", async () => {
  const before = await exportsRecorded();
  expect(before[0]).toEqual({ actor_user_id: owner.userId, details: { count: 1 } });
  for (const role of ["member", "viewer"]) {
    const colleague = await aColleague(organization, `${role}-of-a`, role);
    expect(await found({}, newestFirst, colleague)).toHaveLength(5);
    expect(await found({ search: "thandi" }, newestFirst, colleague)).toHaveLength(2);
    expect(await exportDonations(colleague, {}, newestFirst)).toEqual({ ok: false, reason: "not-permitted" });
  }
  expect(await exportsRecorded()).toEqual(before);
  expect(await found({}, newestFirst, stranger)).toEqual([]);
  expect(await found({ search: "thandi" }, newestFirst, stranger)).toEqual([]);
  const theirs = await exportDonations(stranger, {}, newestFirst);
  expect(theirs.ok && (await textOf(theirs.csv)).trim().split("\r\n")).toHaveLength(1);
});
