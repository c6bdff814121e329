import { afterAll, beforeAll, expect, it } from "vitest";
import { listActivity } from "@/lib/audit/activity";
import { listRecentEvents } from "@/lib/audit/queries";
import { calendarDate } from "@/lib/calendar";
import { listWaitingDonations } from "@/lib/certificates/list-waiting-donations";
import { listRegister, tallyRegister } from "@/lib/certificates/register";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { listDonations } from "@/lib/giving/list-donations";
import { listDonors } from "@/lib/giving/list-donors";
import { totalDonations } from "@/lib/giving/total-donations";
import { countDonors, listDayTotals, tallyDonations } from "@/lib/giving/totals";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anIssuer, asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { manyDonations } from "@/tests/support/many-donations";
import { plansOf } from "@/tests/support/plans";

// Which index each list is read by, under row-level security. That it pays is measured on a million donations.

let database: TestDatabase;
let member: Member;
const here = newId();
const day = calendarDate("2026-03-01");
const day2 = calendarDate("2026-11-20");

beforeAll(async () => {
  database = await openTestDatabase();
  const issuer = await anIssuer(database, "ukukhanya");
  member = issuer.member;
  await manyDonations(database, issuer, 3_000);
  await asOwner(
    database,
    `insert into donors (organization_id, id, kind, display_name) select $1, gen_random_uuid(), 'person', 'Donor ' || n from generate_series(1, 2000) n`,
    [issuer.id],
  );
  await asOwner(
    database,
    `insert into audit_events (organization_id, id, actor_kind, action, subject_type, subject_id, happened_at)
     select $1, gen_random_uuid(), 'system', 'donation.started', 'donation', $1, now() - n * interval '1 minute' from generate_series(1, 2000) n`,
    [issuer.id],
  );
  await asOwner(database, "vacuum (analyze)");
});
afterAll(closePools);

type Read = (tx: TenantTx, organizationId: string) => Promise<unknown>;
const lists: [string, string, Read][] = [
  ["donations", "donations_day", (tx, o) => listDonations(tx, o, {})],
  ["donations from a place on", "donations_day", (tx, o) => listDonations(tx, o, {}, { after: here })],
  ["donations back from a place", "donations_day", (tx, o) => listDonations(tx, o, {}, { before: here })],
  ["donations of some days", "donations_day", (tx, o) => listDonations(tx, o, { from: day, to: day2 })],
  ["donations to a fund", "donations_fund_day", (tx, o) => listDonations(tx, o, { fundId: here })],
  [
    "donations to a campaign",
    "donations_campaign_day",
    (tx, o) => listDonations(tx, o, { campaignId: here }),
  ],
  ["donations by a method", "donations_method_day", (tx, o) => listDonations(tx, o, { method: "goods" })],
  ["donations in a state", "donations_status", (tx, o) => listDonations(tx, o, { show: "pending" })],
  [
    "donations by amount",
    "donations_by_amount",
    (tx, o) => listDonations(tx, o, {}, {}, { by: "amount", isRising: false }),
  ],
  [
    "donations that wait for a certificate",
    "donations_waiting",
    (tx, o) => listWaitingDonations(tx, o, day2),
  ],
  ["donors", "donors_name", (tx, o) => listDonors(tx, o, {}, { after: here })],
  ["acts", "audit_events_newest", (tx, o) => listActivity(tx, o, {}, { olderThan: here })],
  [
    "the newest acts but for steps",
    "audit_events_newest",
    (tx, o) => listRecentEvents(tx, o, { limit: 6, without: ["donation.started"] }),
  ],
  ["acts of a colleague", "audit_events_colleague", (tx, o) => listActivity(tx, o, { who: here })],
  ["the register", "tax_certificates_register", (tx, o) => listRegister(tx, o, {}, { below: here })],
];

it.each(lists)("%s are read in their order from %s", async (_, index, read) => {
  const [plan] = await plansOf(database.urls.web, member, () =>
    withTenant(member, (tx) => read(tx, member.organizationId)),
  );
  expect(plan).toContain(index);
  // Of one donation's few payments the latest is taken.
  expect(plan).not.toMatch(/Sort Key: (?!p\.created_at)/);
});

const figures: [string, string, Read][] = [
  [
    "what a list without a search shows",
    "daily_totals_organization_id",
    (tx, o) => totalDonations(tx, o, { method: "eft", from: day }),
  ],
  [
    "what of it was not received",
    "donations_not_received",
    (tx, o) => totalDonations(tx, o, { method: "eft", from: day }),
  ],
  [
    "donations found by a name",
    "donor_words_organization_id_word",
    (tx, o) => totalDonations(tx, o, { search: "thandi nko" }),
  ],
  [
    "certificates found by a name",
    "donor_words_organization_id_word",
    (tx, o) => tallyRegister(tx, o, { search: "thandi nko" }),
  ],
  [
    "certificates found by the beginning of a number",
    "tax_certificates_",
    (tx, o) => tallyRegister(tx, o, { search: "2027-00" }),
  ],
  [
    "certificates in each state",
    "Index Only Scan using tax_certificates_state",
    (tx, o) => tallyRegister(tx, o, { taxYear: 2027 }),
  ],
  ["donations that wait", "donations_waiting", (tx, o) => tallyDonations(tx, o, "waiting")],
  ["days", "daily_totals_organization_id", (tx, o) => listDayTotals(tx, o, day)],
  ["donors of a year", "Index Only Scan using gift_spans_last", (tx) => countDonors(tx, member, day)],
  ["donors new in a year", "Index Only Scan using gift_spans_first", (tx) => countDonors(tx, member, day)],
  ["acts of an area", "audit_events_area", (tx, o) => listActivity(tx, o, { what: "campaigns" })],
];

it.each(figures)("%s are counted by %s", async (_, index, read) => {
  const plans = await plansOf(database.urls.web, member, () =>
    withTenant(member, (tx) => read(tx, member.organizationId)),
  );
  expect(plans.join("\n\n")).toContain(index);
});

it("no list, search or figure reads donations, donors, acts or certificates whole", async () => {
  for (const [name, , read] of [...lists, ...figures])
    for (const plan of await plansOf(database.urls.web, member, () =>
      withTenant(member, (tx) => read(tx, member.organizationId)),
    ))
      expect(plan, name).not.toMatch(
        /Seq Scan on (donations|donors|donor_words|daily_totals|gift_spans|audit_events|tax_certificates|certificate_lines|payments)\b/,
      );
});
