import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listActivity } from "@/lib/audit/activity";
import { exportActivity } from "@/lib/audit/export-activity";
import { listEventsAbout, listRecentEvents } from "@/lib/audit/queries";
import { calendarDate } from "@/lib/calendar";
import { downloadCertificate } from "@/lib/certificates/download-certificate";
import { exportRegister } from "@/lib/certificates/export-register";
import { findByNumber } from "@/lib/certificates/find-by-number";
import { findCertificate } from "@/lib/certificates/find-certificate";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { listWaitingDonations } from "@/lib/certificates/list-waiting-donations";
import { labelCertificates, listCertificatesOf } from "@/lib/certificates/queries";
import { listNumbersTaken, listRegister, tallyRegister } from "@/lib/certificates/register";
import { replaceCertificate } from "@/lib/certificates/replace-certificate";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { showCertificate } from "@/lib/certificates/show-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { findCampaignDetail, listCampaigns, listFunds } from "@/lib/giving/campaign-queries";
import { createCampaign } from "@/lib/giving/create-campaign";
import type { DonationReference } from "@/lib/giving/donation-reference";
import { editDonor } from "@/lib/giving/edit-donor";
import { exportDonations } from "@/lib/giving/export-donations";
import { exportDonors } from "@/lib/giving/export-donors";
import { findByReference } from "@/lib/giving/find-by-reference";
import { findDonor } from "@/lib/giving/find-donor";
import { findDonors, findDonorToGive } from "@/lib/giving/find-donors";
import { listDonations, newestFirst } from "@/lib/giving/list-donations";
import { countMatchingDonors, givingOf, listDonors } from "@/lib/giving/list-donors";
import { listPurposes } from "@/lib/giving/purposes";
import { findDonation, labelDonations } from "@/lib/giving/queries";
import { recordDonation } from "@/lib/giving/record-donation";
import { revealIdentity } from "@/lib/giving/reveal-identity";
import { totalDonations } from "@/lib/giving/total-donations";
import {
  countDonors,
  listCampaignProgress,
  listDayTotals,
  receivedSince,
  tallyDonations,
} from "@/lib/giving/totals";
import { accounts } from "@/lib/ledger/account";
import { balanceOf, listTransactionsOfDonation } from "@/lib/ledger/queries";
import { newId } from "@/lib/new-id";
import { moneyInvariants } from "@/lib/payments/invariants";
import { listNotificationsOfDonation, tallyUnallocated } from "@/lib/payments/queries";
import { changeRole } from "@/lib/team/change-role";
import { leaveOrganization } from "@/lib/team/leave-organization";
import type { Member } from "@/lib/tenancy/actor";
import { limitColleague } from "@/lib/tenancy/limit-colleague";
import { permissionKeys } from "@/lib/tenancy/permission";
import { keptWhileLimited } from "@/lib/tenancy/policy";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, theMember } from "@/tests/support/cast";
import { aGift, anIssuer, asOwner, type Issuer, nkosi } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { aCampaign } from "@/tests/support/gifts";
import { textOf } from "@/tests/support/text-of";

// Thandi gave R 500 to Books and R 70 to Gardens; Pieter R 900 to Gardens; Sipho R 40 to no campaign. The limited
// colleague is limited to Books: of all this they know Thandi and R 500.

const now = new Date("2026-11-20T08:00:00Z");
const taxYear = calendarDate("2026-03-01");
let database: TestDatabase;
let issuer: Issuer;
let owner: Member;
let limited: Member;
let books: { fundId: string; campaignId: string };
let gardens: { fundId: string; campaignId: string };
const gift = { thandi: "", thandiToGardens: "", pieter: "", sipho: "" };
const donor = { thandi: "", pieter: "", sipho: "" };
const certificate = { thandi: "", pieter: "" };

beforeAll(async () => {
  database = await openTestDatabase();
  issuer = await anIssuer(database, "a");
  owner = issuer.member;
  books = await aCampaign(owner, "books");
  gardens = await aCampaign(owner, "gardens");
  const person = (displayName: string) => ({
    donor: {
      kind: "person" as const,
      displayName,
      email: `${displayName.slice(0, 5).toLowerCase()}@x.example`,
    },
    taxDetails: { ...nkosi, name: displayName },
  });
  gift.thandi = await aGift(issuer, { ...person("Thandi Nkosi"), ...books });
  gift.pieter = await aGift(issuer, { ...person("Pieter van Wyk"), ...gardens, amountCents: 90_000 });
  gift.sipho = await aGift(issuer, { ...person("Sipho Dube"), amountCents: 4_000 });
  for (const name of ["thandi", "pieter", "sipho"] as const) donor[name] = await donorOf(gift[name]);
  const again = { donor: { id: donor.thandi }, ...gardens, amountCents: 7_000 };
  gift.thandiToGardens = await aGift(issuer, { ...again, wantsCertificate: false, taxDetails: undefined });
  for (const name of ["thandi", "pieter"] as const) {
    const issued = await issueCertificate(owner, gift[name], now);
    if (!issued.ok) throw new Error(issued.reason);
    certificate[name] = issued.certificateId;
  }
  const colleague = await aColleague(issuer, "limited", "admin");
  const limit = { membershipId: colleague.membershipId, campaignIds: [books.campaignId] };
  expect(await limitColleague(owner, limit)).toEqual({ ok: true });
  limited = await theMember({ ...issuer, owner: colleague.clerkId });
});
afterAll(closePools);

async function donorOf(donationId: string): Promise<string> {
  const [row] = await asOwner(database, "select donor_id as id from donations where id = $1", [donationId]);
  return row!.id;
}
const see = <T>(read: (tx: TenantTx, id: string) => Promise<T>): Promise<T> =>
  withTenant(limited, (tx) => read(tx, limited.organizationId));
const everything = async () =>
  asOwner(
    database,
    `select (select md5(string_agg(d::text, '' order by id)) from donations d) as gifts,
      (select md5(string_agg(t::text, '' order by id)) from transactions t) as books,
      (select md5(string_agg(c::text, '' order by id)) from tax_certificates c) as certificates,
      (select md5(string_agg(r::text, '' order by id)) from donors r) as donors`,
  );

describe("a colleague limited to a campaign", () => {
  it("finds its gifts alone in the list, by search and on a page of their own, and they are added up alone", async () => {
    const { rows } = await see((tx, id) => listDonations(tx, id, {}));
    expect(rows.map((row) => row.id)).toEqual([gift.thandi]);
    expect(await see((tx, id) => totalDonations(tx, id, {}))).toMatchObject({
      count: 1,
      received: { count: 1, sumCents: 50_000 },
    });
    for (const search of ["thandi", "pieter", "sipho"])
      expect((await see((tx, id) => totalDonations(tx, id, { search }))).count).toBe(
        search === "thandi" ? 1 : 0,
      );
    for (const other of [gift.pieter, gift.thandiToGardens, gift.sipho]) {
      expect(await see((tx, id) => findDonation(tx, id, other))).toBeNull();
      expect(await see((tx, id) => listTransactionsOfDonation(tx, id, other))).toEqual([]);
      expect(await see((tx, id) => listNotificationsOfDonation(tx, id, other))).toEqual([]);
      expect(await see((tx, id) => listEventsAbout(tx, id, [other]))).toEqual([]);
      expect(await see((tx, id) => listCertificatesOf(tx, id, [other]))).toEqual([]);
      expect(await see((tx, id) => labelDonations(tx, id, [other]))).toEqual(new Map());
      const reference = (await withTenant(owner, (tx) => findDonation(tx, issuer.id, other)))!.reference;
      expect(await see((tx, id) => findByReference(tx, id, reference as DonationReference))).toBeNull();
    }
    const own = await see((tx, id) => findDonation(tx, id, gift.thandi));
    expect(own?.donor).toMatchObject({ giftCount: 1, givenCents: 50_000 });
    expect(await see((tx, id) => listTransactionsOfDonation(tx, id, gift.thandi))).toHaveLength(1);
  });

  it("reads totals of the campaign only, which the organisation's own hold beside the others", async () => {
    const all = <T>(read: (tx: TenantTx, id: string) => Promise<T>) =>
      withTenant(owner, (tx) => read(tx, issuer.id));
    const received = (tx: TenantTx, id: string) => receivedSince(tx, id, taxYear);
    expect([await see(received), await all(received)]).toEqual([
      { count: 1, sumCents: 50_000 },
      { count: 4, sumCents: 151_000 },
    ]);
    expect((await see((tx, id) => listDayTotals(tx, id, taxYear))).map((day) => day.raisedCents)).toEqual([
      50_000,
    ]);
    expect((await all((tx, id) => listDayTotals(tx, id, taxYear))).map((day) => day.raisedCents)).toEqual([
      151_000,
    ]);
    expect(await see((tx) => countDonors(tx, limited, taxYear))).toEqual({ count: 1, firstTime: 1 });
    expect(await see((tx, id) => tallyDonations(tx, id, "completed"))).toEqual({
      count: 1,
      sumCents: 50_000,
    });
    expect(await see((tx, id) => tallyDonations(tx, id, "waiting"))).toEqual({ count: 0, sumCents: 0 });
    expect((await see((tx, id) => listWaitingDonations(tx, id, calendarDate("2026-11-20")))).rows).toEqual(
      [],
    );
    expect(await see((tx, id) => tallyUnallocated(tx, id))).toEqual({ count: 0, sumCents: 0 });
    expect(await see((tx) => balanceOf(tx, limited, accounts.bank))).toBe(50_000);
    expect(await withTenant(owner, (tx) => balanceOf(tx, owner, accounts.bank))).toBe(151_000);
    expect((await see((tx, id) => listCampaignProgress(tx, id))).map((each) => each.id)).toEqual([
      books.campaignId,
    ]);
    expect((await see((tx, id) => listCampaigns(tx, id))).map((each) => each.raisedCents)).toEqual([50_000]);
    expect(await see((tx, id) => findCampaignDetail(tx, id, gardens.campaignId))).toBeNull();
    const raised = (await see((tx, id) => listFunds(tx, id))).map((fund) => fund.raisedCents);
    expect(raised.filter((sum) => sum > 0)).toEqual([50_000]);
    expect((await see((tx, id) => listPurposes(tx, id))).campaigns.map((each) => each.id)).toEqual([
      books.campaignId,
    ]);
  });

  it("knows its donors alone, with what they gave to it", async () => {
    const { rows } = await see((tx, id) => listDonors(tx, id, {}));
    expect(rows.map((row) => row.id)).toEqual([donor.thandi]);
    expect(await see((tx, id) => countMatchingDonors(tx, id, {}))).toBe(1);
    expect(await see((tx, id) => findDonors(tx, id, "pieter"))).toEqual([]);
    expect(await see((tx, id) => findDonors(tx, id, "sipho@x.example"))).toEqual([]);
    expect(await see((tx, id) => findDonors(tx, id, "than"))).toHaveLength(1);
    for (const other of [donor.pieter, donor.sipho]) {
      expect(await see((tx, id) => findDonor(tx, id, other))).toBeNull();
      expect(await see((tx, id) => findDonorToGive(tx, id, other))).toBeNull();
      expect(await revealIdentity(limited, other)).toEqual({ ok: false, reason: "nothing-given" });
    }
    const thandi = await see((tx, id) => findDonor(tx, id, donor.thandi));
    expect(thandi).toMatchObject({ giftCount: 1, givenCents: 50_000, gifts: [{ id: gift.thandi }] });
    expect(thandi!.years.map((year) => year.givenCents)).toEqual([50_000]);
    expect((await see((tx, id) => givingOf(tx, id, [donor.thandi, donor.pieter]))).size).toBe(1);
    expect(await revealIdentity(limited, donor.thandi)).toMatchObject({ ok: true });
  });

  it("sees certificates of its gifts alone, by list, number and paper, and not how many there are", async () => {
    const { rows } = await see((tx, id) => listRegister(tx, id, {}));
    expect(rows.map((row) => row.id)).toEqual([certificate.thandi]);
    expect(await see((tx, id) => tallyRegister(tx, id, {}))).toMatchObject({ count: 1, sumCents: 50_000 });
    expect(await see((tx, id) => listNumbersTaken(tx, id))).toEqual([]);
    const found = await see((tx, id) => findByNumber(tx, id, { taxYear: 2027, sequence: 2 }));
    expect(found).toEqual([]);
    expect(await see((tx, id) => findByNumber(tx, id, { taxYear: 2027, sequence: 1 }))).toHaveLength(1);
    expect(await see((tx, id) => findCertificate(tx, id, certificate.pieter))).toBeNull();
    expect(await see((tx, id) => labelCertificates(tx, id, [certificate.pieter]))).toEqual(new Map());
    expect(await showCertificate(limited, certificate.pieter)).toMatchObject({ ok: false });
    expect(await downloadCertificate(limited, certificate.pieter)).toMatchObject({ ok: false });
    expect(await showCertificate(limited, certificate.thandi)).toMatchObject({ ok: true });
  });

  it("exports what they see and nothing else", async () => {
    for (const exported of [
      await exportDonations(limited, {}, newestFirst),
      await exportDonors(limited, {}),
      await exportRegister(limited, {}),
    ]) {
      const text = exported.ok ? await textOf(exported.csv) : exported.reason;
      expect(text).toContain("Thandi");
      expect(text).not.toMatch(/Pieter|Sipho|gardens|900|1[ {2}]?510/i);
    }
    const activity = await exportActivity(limited, {});
    const acts = activity.ok ? await textOf(activity.csv) : activity.reason;
    expect(acts).toContain(gift.thandi);
    for (const other of [
      gift.pieter,
      gift.sipho,
      gift.thandiToGardens,
      donor.pieter,
      certificate.pieter,
      gardens.campaignId,
    ])
      expect(acts).not.toContain(other);
  });

  it("reads in the history what happened to its gifts and their own acts, and no counts of others' exports", async () => {
    await exportDonations(owner, {}, newestFirst);
    const page = await see((tx, id) => listActivity(tx, id, {}, {}, 200));
    const subjects = new Set(
      page.events.filter((event) => event.actorUserId !== limited.userId).map((e) => e.subjectId),
    );
    expect([...subjects].sort()).toEqual(
      [gift.thandi, books.campaignId, certificate.thandi, limited.membershipId].sort(),
    );
    const recent = await see((tx, id) => listRecentEvents(tx, id, { limit: 100 }));
    expect(recent.some((event) => event.details.count === 4)).toBe(false);
  });

  it("records for the campaign, with every book and total right, and for nothing else", async () => {
    const given = {
      donor: { kind: "person" as const, displayName: "Ayanda Zulu", email: null },
      method: "cash" as const,
      amountCents: 1_000,
      receivedOn: "2026-11-19",
      wantsCertificate: false,
      sendsThanks: false,
    };
    const before = await everything();
    const fundId = issuer.fundId;
    for (const elsewhere of [{ ...gardens }, { fundId }, { fundId, campaignId: newId() }])
      expect(await recordDonation(limited, { ...given, ...elsewhere, formKey: newId() }, now)).toEqual({
        ok: false,
        reason: "not-your-campaign",
      });
    const known = { ...given, ...books, formKey: newId(), donor: { id: donor.pieter } };
    expect(await recordDonation(limited, known, now)).toEqual({ ok: false, reason: "unknown-donor" });
    expect(await everything()).toEqual(before);

    const recorded = await recordDonation(limited, { ...given, ...books, formKey: newId() }, now);
    const again = { ...given, ...books, formKey: newId(), donor: { id: donor.thandi } };
    expect([recorded.ok, (await recordDonation(limited, again, now)).ok]).toEqual([true, true]);
    expect(await see((tx, id) => receivedSince(tx, id, taxYear))).toEqual({ count: 3, sumCents: 52_000 });
    expect(await withTenant(owner, (tx) => balanceOf(tx, owner, accounts.cash))).toBe(2_000);
    await withTenant(owner, async (tx) => {
      for (const { key, query } of moneyInvariants) {
        const { rows } = (await tx.execute(query)) as unknown as { rows: unknown[] };
        expect(rows, key).toEqual([]);
      }
    });
    if (!recorded.ok) throw new Error(recorded.reason);
    expect(
      await reverseDonation(limited, { donationId: recorded.donationId, reason: "Twice" }, now),
    ).toMatchObject({ ok: true });
  });

  it("acts on no other gift, donor or certificate, whatever they send", async () => {
    const before = await everything();
    const reason = "A test";
    expect(await reverseDonation(limited, { donationId: gift.pieter, reason }, now)).toMatchObject({
      reason: "unknown-donation",
    });
    expect(await voidCertificate(limited, { certificateId: certificate.pieter, reason })).toMatchObject({
      reason: "unknown-certificate",
    });
    expect(
      await replaceCertificate(limited, { certificateId: certificate.pieter, reason }, now),
    ).toMatchObject({ reason: "unknown-certificate" });
    expect((await issueCertificate(limited, gift.sipho, now)).ok).toBe(false);
    const name = { firstName: "Petrus", lastName: "van Wyk" };
    const edit = editDonor(limited, donor.pieter, { ...name, email: "", phone: "", language: "en" } as never);
    expect(await edit.catch(() => ({ ok: false }))).toMatchObject({ ok: false });
    const campaign = { fundId: books.fundId, slug: "more", title: "More", summary: "More books." };
    expect(await createCampaign(limited, campaign)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await everything()).toEqual(before);
  });

  it("issues, replaces and voids the certificates of its gifts", async () => {
    const more = await aGift(issuer, { ...books, donor: { id: donor.thandi }, amountCents: 3_000 });
    const issued = await issueCertificate(limited, more, now);
    if (!issued.ok) throw new Error(issued.reason);
    const why = { reason: "The name was wrong" };
    const replaced = await replaceCertificate(limited, { certificateId: issued.certificateId, ...why }, now);
    if (!replaced.ok) throw new Error(replaced.reason);
    expect(await voidCertificate(limited, { certificateId: replaced.certificateId, ...why })).toEqual({
      ok: true,
    });
    expect(await withTenant(owner, (tx) => listNumbersTaken(tx, issuer.id))).toMatchObject([
      { lastNumber: 4 },
    ]);
  });
});

describe("a limit", () => {
  it("leaves of a role what the policy says, and nothing that concerns the whole organisation", () => {
    const admin = permissionKeys.filter(
      (key) => !["settings:payouts", "settings:transfer", "settings:close"].includes(key),
    );
    expect([...limited.permissions].sort()).toEqual(
      admin.filter((key) => keptWhileLimited.includes(key)).sort(),
    );
    expect(limited).toMatchObject({ isLimited: true, roleKey: "admin" });
  });

  it("is set by who manages the team, never by the limited, never on an owner or oneself, and lifted again", async () => {
    const other = await aColleague(issuer, "other", "manager");
    const of = (membershipId: string, campaignIds: string[] | null) => ({ membershipId, campaignIds });
    const admin = await aColleague(issuer, "admin", "admin");
    const refused = async (member: Member, limit: ReturnType<typeof of>) => {
      const result = await limitColleague(member, limit);
      return result.ok ? "done" : result.reason;
    };
    expect(await refused(limited, of(limited.membershipId, null))).toBe("not-permitted");
    expect(await refused(other, of(limited.membershipId, null))).toBe("not-permitted");
    expect(await refused(admin, of(admin.membershipId, []))).toBe("own-limits");
    expect(await refused(admin, of(owner.membershipId, []))).toBe("more-than-own");
    expect(await refused(owner, of(newId(), []))).toBe("unknown-colleague");
    expect(await refused(owner, of(other.membershipId, [newId()]))).toBe("unknown-campaign");
    const second = await aColleague(issuer, "second", "owner");
    expect(await refused(owner, of(second.membershipId, []))).toBe("owner");
    expect((await theMember({ ...issuer, owner: other.clerkId })).isLimited).toBe(false);
    // The limited can't undo it with SQL of their own either.
    for (const statement of [
      sql`update memberships set is_limited = false`,
      sql`insert into membership_campaigns (organization_id, membership_id, campaign_id) values (${issuer.id}, ${limited.membershipId}, ${gardens.campaignId})`,
      sql`insert into user_roles (organization_id, id, membership_id, role_id) select organization_id, ${newId()}, ${limited.membershipId}, id from roles where key = 'owner'`,
      sql`select set_config('role', 'app_member', true), count(*) from donations`,
    ])
      await expect(
        withTenant(limited, async (tx) => {
          await tx.execute(statement);
          await tx.execute(sql`select count(*) from donations`);
        }),
      ).rejects.toThrow();
    expect(await refused(owner, of(limited.membershipId, null))).toBe("done");
    const free = await theMember({ ...issuer, owner: limited.clerkId });
    expect(free.isLimited).toBe(false);
    expect(free.permissions.has("team:manage")).toBe(true);
    expect(await withTenant(free, (tx) => receivedSince(tx, issuer.id, taxYear))).toMatchObject({ count: 6 });
  });

  it("ends where somebody becomes an owner, and keeps nobody from leaving", async () => {
    const [heir, leaver] = [
      await aColleague(issuer, "heir", "admin"),
      await aColleague(issuer, "leaver", "viewer"),
    ];
    for (const { membershipId } of [heir, leaver])
      await limitColleague(owner, { membershipId, campaignIds: [books.campaignId] });
    expect(await changeRole(owner, { membershipId: heir.membershipId, roleKey: "owner" })).toEqual({
      ok: true,
    });
    expect((await theMember({ ...issuer, owner: heir.clerkId })).isLimited).toBe(false);
    expect(await leaveOrganization(await theMember({ ...issuer, owner: leaver.clerkId }))).toEqual({
      ok: true,
    });
    await expect(theMember({ ...issuer, owner: leaver.clerkId })).rejects.toThrow(NotEntered);
  });

  it("of no campaign at all shows nothing, and never everything", async () => {
    const other = await aColleague(issuer, "nothing", "viewer");
    await limitColleague(owner, { membershipId: other.membershipId, campaignIds: [] });
    const blind = await theMember({ ...issuer, owner: other.clerkId });
    expect(await withTenant(blind, (tx) => totalDonations(tx, issuer.id, {}))).toMatchObject({ count: 0 });
    expect(await withTenant(blind, (tx) => countMatchingDonors(tx, issuer.id, {}))).toBe(0);
  });
});
