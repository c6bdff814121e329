import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadOverview } from "@/app/[orgId]/dashboard/[userId]/load-overview";
import { loadDonations } from "@/app/[orgId]/donations/load-donations";
import { loadDonors } from "@/app/[orgId]/donors/load-donors";
import { listEventsAbout, listRecentEvents } from "@/lib/audit/queries";
import { calendarDate } from "@/lib/calendar";
import { whyNotCertified } from "@/lib/certificates/judge-candidate";
import { certificateByDonation, listCertificatesOf } from "@/lib/certificates/queries";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { createFund } from "@/lib/giving/create-fund";
import { donationsPerPage, listDonations } from "@/lib/giving/list-donations";
import { findDonation } from "@/lib/giving/queries";
import { recordDonation } from "@/lib/giving/record-donation";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import { countDonors, listDayTotals, receivedSince, tallyDonations } from "@/lib/giving/totals";
import { accounts } from "@/lib/ledger/account";
import { balanceOf, listTransactionsOfDonation } from "@/lib/ledger/queries";
import { newId } from "@/lib/new-id";
import { listNotificationsOfDonation } from "@/lib/payments/queries";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { aCertificate } from "@/tests/support/a-certificate";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";

const now = new Date("2026-11-20T08:00:00Z");
const yearStart = calendarDate("2026-03-01");
const taxDetails: DonorTaxDetails = {
  nature: "natural-person",
  name: "Thandi Nkosi",
  identityType: "sa-id",
  identityCountry: "ZA",
  identityNumber: "8001015009087",
  taxReference: "0001339050",
  addressLines: ["8 Boundary Road", "Howick 3290"],
  phone: "+27821234567",
  email: "thandi@nkosi.example",
};
let a: TestOrganization;
let admin: Member;
let member: Member;
let stranger: Member;
let fundId: string;
let donationId: string;
let certificateId: string;

async function gift(
  amountCents: number,
  more: { wantsCertificate?: boolean; donorId?: string; receivedOn?: string; toFund?: string } = {},
) {
  const recorded = await recordDonation(
    admin,
    {
      formKey: newId(),
      donor: more.donorId
        ? { id: more.donorId }
        : { kind: "person", displayName: "Thandi Nkosi", email: "thandi@nkosi.example" },
      fundId: more.toFund ?? fundId,
      method: "eft",
      sendsThanks: false,
      amountCents,
      receivedOn: more.receivedOn ?? "2026-11-19",
      wantsCertificate: more.wantsCertificate ?? false,
      taxDetails: more.wantsCertificate ? taxDetails : undefined,
    },
    now,
  );
  if (!recorded.ok) throw new Error(recorded.reason);
  return recorded.donationId;
}

beforeAll(async () => {
  await openTestDatabase();
  a = await anOrganization("a");
  admin = await theMember(a);
  member = await aColleague(a, "lerato", "member");
  stranger = await theMember(await anOrganization("b"));
  const fund = await createFund(admin, { name: "Literacy", isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  fundId = fund.fundId;
  donationId = await gift(50_000, { wantsCertificate: true });
  certificateId = await aCertificate(admin, donationId);
});
afterAll(closePools);

/** Everything a donation's page reads, of organisation `a`, whoever asks. */
const pageOf = (tx: TenantTx, id: string) =>
  Promise.all([
    findDonation(tx, a.id, id),
    listTransactionsOfDonation(tx, a.id, id),
    listCertificatesOf(tx, a.id, [id]),
    listEventsAbout(tx, a.id, [id]),
    listNotificationsOfDonation(tx, a.id, id),
  ]);

it("shows an admin and a member a donation with its balanced ledger lines, certificate and history", async () => {
  for (const actor of [admin, member]) {
    const [donation, transactions, certificates, events] = await withTenant(actor, (tx) =>
      pageOf(tx, donationId),
    );
    expect(donation).toMatchObject({
      id: donationId,
      donorName: "Thandi Nkosi",
      fundName: "Literacy",
      isSection18aFund: true,
      state: "completed",
      amountCents: 50_000,
      receivedOn: "2026-11-19",
      isReceiptConfirmed: true,
      donor: {
        email: "thandi@nkosi.example",
        givenCents: 50_000,
        giftCount: 1,
        identityMasked: "••••••••••087",
      },
    });
    expect(JSON.stringify(donation)).not.toContain(taxDetails.identityNumber);
    expect(transactions).toHaveLength(1);
    expect(transactions[0]).toMatchObject({
      debitCents: 50_000,
      creditCents: 50_000,
      sumCents: 0,
      postedOn: "2026-11-19",
    });
    expect(transactions[0]?.lines.map((line) => line.account)).toEqual(["Bank", "Donations, Literacy"]);
    expect(certificates).toMatchObject([
      { id: certificateId, donationId, state: "preparing", isLive: true, hasFile: false },
    ]);
    expect(events).toMatchObject([
      { action: "donation.recorded", actorUserId: admin.userId, actorName: "owner-of-a Example" },
    ]);
  }
});

it("shows a stranger nothing, whichever organisation they name", async () => {
  const asB = await withTenant(stranger, (tx) => pageOf(tx, donationId));
  expect(asB).toEqual([null, [], [], [], []]);
  const list = await withTenant(stranger, (tx) => listDonations(tx, a.id, { show: "all" }));
  expect(list.rows).toEqual([]);
  expect(await withTenant(stranger, (tx) => listRecentEvents(tx, a.id, { limit: 10 }))).toEqual([]);
  expect(await withTenant(stranger, (tx) => receivedSince(tx, a.id, yearStart))).toEqual({
    count: 0,
    sumCents: 0,
  });
  expect(
    await withTenant(stranger, (tx) =>
      balanceOf(tx, { organizationId: a.id, isLimited: false }, accounts.bank),
    ),
  ).toBe(0);
  const intrusion = { ...stranger, organizationSlug: "a" };
  await expect(withTenant(intrusion, (tx) => pageOf(tx, donationId))).rejects.toBeInstanceOf(NotEntered);
});

it("lets nobody in who is not known", async () => {
  const nobody = { kind: "member", clerkId: "user_nobody", organizationSlug: "a" } as const;
  await expect(withTenant(nobody, (tx) => pageOf(tx, donationId))).rejects.toBeInstanceOf(NotEntered);
});

it("takes the year's figures from the totals, and counts who gave for the first time", async () => {
  const donorId = await donorOf(donationId);
  await gift(20_000, { receivedOn: "2025-11-20" });
  await gift(10_000, { donorId, receivedOn: "2026-04-02", wantsCertificate: true });
  await withTenant(admin, async (tx) => {
    expect(await receivedSince(tx, a.id, yearStart)).toEqual({ count: 2, sumCents: 60_000 });
    expect(await listDayTotals(tx, a.id, calendarDate("2025-03-01"))).toEqual([
      { receivedOn: "2025-11-20", raisedCents: 20_000 },
      { receivedOn: "2026-04-02", raisedCents: 10_000 },
      { receivedOn: "2026-11-19", raisedCents: 50_000 },
    ]);
    expect(await countDonors(tx, admin, yearStart)).toEqual({ count: 1, firstTime: 1 });
    expect(await balanceOf(tx, { organizationId: a.id, isLimited: false }, accounts.bank)).toBe(80_000);
    expect(await balanceOf(tx, { organizationId: a.id, isLimited: false }, accounts.payfastClearing)).toBe(0);
  });
  await gift(5_000, { donorId, receivedOn: "2025-05-05" });
  expect(await withTenant(admin, (tx) => countDonors(tx, admin, yearStart))).toEqual({
    count: 1,
    firstTime: 0,
  });
});

it("tells which completed donations wait for a certificate that was asked for and may be had", async () => {
  const general = await createFund(admin, { name: "General", isSection18aEligible: false });
  if (!general.ok) throw new Error(general.reason);
  await gift(7_000, { wantsCertificate: true, toFund: general.fundId });
  const waiting = await withTenant(admin, (tx) => listDonations(tx, a.id, { show: "waiting" }));
  expect(waiting.rows.map((row) => row.amountCents)).toEqual([10_000]);
  expect(await withTenant(admin, (tx) => tallyDonations(tx, a.id, "waiting"))).toEqual({
    count: 1,
    sumCents: 10_000,
  });
});

it("says what stands between a donation and its certificate", async () => {
  const [waiting] = (await withTenant(admin, (tx) => listDonations(tx, a.id, { show: "waiting" }))).rows;
  const why = (id: string) =>
    withTenant(admin, (tx) => whyNotCertified(tx, a.id, id, calendarDate("2026-11-20")));
  expect(await why(waiting!.id)).toMatchObject({ reason: "organization-not-approved" });
  expect(await why(donationId)).toMatchObject({ reason: "already-certified" });
  expect(await why(newId())).toBeNull();
});

it("walks a long list page by page, each donation once, and back again", async () => {
  const insert = sql`insert into donations (organization_id, id, donor_id, fund_id, method, amount_cents, status, reference, form_key)
    select ${a.id}, gen_random_uuid(), ${await donorOf(donationId)}, ${fundId}, 'card', 100, 'pending', 'P' || n, gen_random_uuid()
    from generate_series(1, ${donationsPerPage * 2 + 3}) n`;
  await withTenant(admin, (tx) => tx.execute(insert));
  const all = await withTenant(admin, (tx) => listDonations(tx, a.id, { show: "pending" }));
  expect(all).toMatchObject({ hasBefore: false, hasAfter: true });
  const seen = all.rows.map((row) => row.id);
  let page = all;
  while (page.hasAfter) {
    page = await withTenant(admin, (tx) =>
      listDonations(tx, a.id, { show: "pending" }, { after: seen.at(-1) }),
    );
    seen.push(...page.rows.map((row) => row.id));
  }
  expect(seen).toHaveLength(donationsPerPage * 2 + 3);
  expect(new Set(seen).size).toBe(seen.length);
  const back = await withTenant(admin, (tx) =>
    listDonations(tx, a.id, { show: "pending" }, { before: seen[donationsPerPage] }),
  );
  expect(back.rows.map((row) => row.id)).toEqual(seen.slice(0, donationsPerPage));
  expect(back.hasBefore).toBe(false);
  const elsewhere = await withTenant(admin, (tx) =>
    listDonations(tx, a.id, { show: "all" }, { after: newId() }),
  );
  expect(elsewhere.rows).toEqual([]);
});

it("prefers a donation's live certificate to one that no longer counts", async () => {
  const certificates = await withTenant(admin, (tx) => listCertificatesOf(tx, a.id, [donationId]));
  const voided = { ...certificates[0]!, id: newId(), isLive: false };
  expect(certificateByDonation([voided, certificates[0]!]).get(donationId)?.id).toBe(certificateId);
  expect(certificateByDonation([certificates[0]!, voided]).get(donationId)?.id).toBe(certificateId);
});

async function donorOf(id: string): Promise<string> {
  const { rows } = (await withTenant(admin, (tx) =>
    tx.execute(sql`select donor_id from donations where organization_id = ${a.id} and id = ${id}`),
  )) as unknown as { rows: { donor_id: string }[] };
  return rows[0]!.donor_id;
}

it("loads a screen whose questions travel together as it loads each of them alone", async () => {
  const silent = {
    ...admin,
    permissions: new Set([...admin.permissions].filter((one) => one !== "audit:view")),
  };
  const [overview, donations, donors] = [
    await loadOverview(silent, now),
    await loadDonations(admin, {}, now),
    await loadDonors(admin, {}, now),
  ];
  await withTenant(admin, async (tx) => {
    expect(donations.rows).toEqual((await listDonations(tx, a.id, {})).rows);
    expect(donations.receivedThisYear).toEqual(await receivedSince(tx, a.id, yearStart));
    expect(donors.gaveThisYear).toBe((await countDonors(tx, admin, yearStart)).count);
    expect(overview.donors).toEqual(await countDonors(tx, admin, yearStart));
    expect(overview.waiting).toEqual(await tallyDonations(tx, a.id, "waiting"));
    expect(overview.heldCents).toBe(await balanceOf(tx, admin, accounts.payfastClearing));
  });
  expect(donations.rows.length).toBeGreaterThan(0);
  expect(donors.rows.length).toBe(donors.count);
});
