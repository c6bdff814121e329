import { afterAll, beforeAll, expect, test } from "vitest";
import { calendarDate } from "@/lib/calendar";
import { drawPicture } from "@/lib/certificates/document/picture/draw-picture";
import { exportRegister } from "@/lib/certificates/export-register";
import { certificateFacts } from "@/lib/certificates/facts";
import { findCertificate } from "@/lib/certificates/find-certificate";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { listWaitingDonations } from "@/lib/certificates/list-waiting-donations";
import { listNumbersTaken, listRegister, tallyRegister } from "@/lib/certificates/register";
import type { RegisterFilter, RegisterPlace } from "@/lib/certificates/register-filter";
import { replaceCertificate } from "@/lib/certificates/replace-certificate";
import { showCertificate } from "@/lib/certificates/show-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { decrypt } from "@/lib/encryption";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague } from "@/tests/support/cast";
import { aGift, anIssuer, asOwner, type Issuer, nkosi } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { textOf } from "@/tests/support/text-of";

let database: TestDatabase;
let issuer: Issuer;
let other: Issuer;
let viewer: Member;
/** Five numbers: 1 live, 2 voided, 3 replaced by 4, 5 live and a dangerous name. */
let ids: string[];
const now = new Date("2026-11-20T08:00:00Z");
const today = calendarDate("2026-11-20");

beforeAll(async () => {
  database = await openTestDatabase();
  issuer = await anIssuer(database, "ukukhanya");
  other = await anIssuer(database, "other");
  viewer = await aColleague(issuer, "a-viewer", "viewer");
  const first = [
    await issued("Thandi Nkosi"),
    await issued("Pieter van der Merwe"),
    await issued("Anneke Louw"),
  ];
  await voidCertificate(issuer.member, { certificateId: first[1]!, reason: "Issued by mistake" });
  const replaced = await replaceCertificate(
    issuer.member,
    { certificateId: first[2]!, reason: "The name was misspelt" },
    now,
  );
  if (!replaced.ok) throw new Error(replaced.reason);
  ids = [...first, replaced.certificateId, await issued("=cmd|' /C calc'!A0")];
  const donationId = await aGift(other);
  await issueCertificate(other.system, donationId, now);
});
afterAll(closePools);

async function issued(displayName: string) {
  const donor = { kind: "person" as const, displayName, email: null };
  const made = await issueCertificate(issuer.system, await aGift(issuer, { donor }), now);
  if (!made.ok) throw new Error(made.reason);
  return made.certificateId;
}

const numbersOf = async (filter: RegisterFilter, place: RegisterPlace = {}, limit?: number) =>
  withTenant(viewer, async (tx) => {
    const page = await listRegister(tx, issuer.id, filter, place, limit);
    return { ...page, rows: page.rows.map(({ number }) => Number(number.slice(5))) };
  });

test("every number taken stands in the register, the highest first, with who ended it, when and why", async () => {
  expect((await numbersOf({})).rows).toEqual([5, 4, 3, 2, 1]);
  await withTenant(viewer, async (tx) => {
    expect(await listNumbersTaken(tx, issuer.id)).toEqual([
      { series: "SPECIMEN", taxYear: 2027, lastNumber: 5 },
    ]);
    const { rows } = await listRegister(tx, issuer.id, {});
    const [, four, three, two, one] = rows;
    expect(one).toMatchObject({
      donorName: "Thandi Nkosi",
      state: "preparing",
      isLive: true,
      ending: null,
      issuedBy: null,
      donationCount: 1,
    });
    expect(two).toMatchObject({
      state: "voided",
      isLive: false,
      ending: { by: "owner-of-ukukhanya Example", reason: "Issued by mistake", at: expect.any(Date) },
    });
    expect(three).toMatchObject({
      state: "replaced",
      replacedBy: { id: ids[3] },
      ending: { reason: "The name was misspelt" },
    });
    expect(four).toMatchObject({ replaces: { id: ids[2] }, issuedBy: "owner-of-ukukhanya Example" });
    expect(await tallyRegister(tx, issuer.id, {})).toMatchObject({
      count: 5,
      sumCents: 250_000,
      issued: { count: 3, sumCents: 150_000 },
      voided: { count: 1 },
      replaced: { count: 1 },
      withdrawn: { count: 0, sumCents: 0 },
    });
  });
});

test("state, year, series and search narrow it, alone and together", async () => {
  const cases: [RegisterFilter, number[]][] = [
    [{ state: "voided" }, [2]],
    [{ state: "replaced", search: "anneke" }, [3]],
    [{ search: "louw anneke" }, [4, 3]],
    [{ search: "2027-00000" }, [5, 4, 3, 2, 1]],
    [{ search: "2027-000002" }, [2]],
    [{ search: "2" }, [2]],
    [{ search: "100%" }, []],
    [{ taxYear: 2027, series: "SPECIMEN" }, [5, 4, 3, 2, 1]],
    [{ taxYear: 2026 }, []],
    [{ series: "18A" }, []],
  ];
  for (const [filter, numbers] of cases)
    expect((await numbersOf(filter)).rows, JSON.stringify(filter)).toEqual(numbers);
});

test("pages continue below and above a number, and a place elsewhere leads nowhere", async () => {
  expect(await numbersOf({}, {}, 2)).toEqual({ rows: [5, 4], hasNewer: false, hasOlder: true });
  expect(await numbersOf({}, { below: ids[3] }, 2)).toEqual({ rows: [3, 2], hasNewer: true, hasOlder: true });
  expect(await numbersOf({}, { below: ids[1] }, 2)).toEqual({ rows: [1], hasNewer: true, hasOlder: false });
  expect(await numbersOf({}, { above: ids[1] }, 2)).toEqual({ rows: [4, 3], hasNewer: true, hasOlder: true });
  const [foreign] = await asOwner(database, "select id from tax_certificates where organization_id = $1", [
    other.id,
  ]);
  expect((await numbersOf({}, { below: foreign.id })).rows).toEqual([]);
});

test("the export is what the filter shows, keeps formulas as text, is recorded, and needs its permission", async () => {
  const exports = () =>
    asOwner(database, "select details from audit_events where action = 'certificates.exported'");
  expect(await exportRegister(viewer, {})).toEqual({ ok: false, reason: "not-permitted" });
  expect(await exports()).toEqual([]);
  const exported = await exportRegister(issuer.member, { state: "issued" });
  if (!exported.ok) throw new Error(exported.reason);
  const [head, ...lines] = (await textOf(exported.csv)).trim().split("\r\n");
  expect(head).toContain("Number,Series,Tax year of issue");
  expect(lines.map((line) => line.slice(0, 11))).toEqual(["2027-000005", "2027-000004", "2027-000001"]);
  expect(lines[0]).toContain(`'=cmd|' /C calc'!A0`);
  expect(lines[2]).toContain(",Thandi Nkosi,1,500.00,live,");
  expect(await exports()).toEqual([{ details: { count: 3 } }]);
  const foreign = await exportRegister(other.member, {});
  expect(foreign.ok && (await textOf(foreign.csv))).not.toContain("Anneke");
});

test("a certificate shows its donation and a picture without the donor's numbers, to colleagues only", async () => {
  const id = ids[0]!;
  const shown = await withTenant(viewer, (tx) => findCertificate(tx, issuer.id, id));
  expect(shown).toMatchObject({
    ruleSet: "notice-6762",
    donations: [{ amountCents: 50_000, fundName: "Literacy" }],
  });
  expect(await withTenant(other.member, (tx) => findCertificate(tx, other.id, id))).toBeNull();
  expect(await showCertificate(other.member, id)).toEqual({ ok: false, reason: "unknown-certificate" });
  const nobody = { ...viewer, permissions: new Set<never>() };
  expect(await showCertificate(nobody, id)).toEqual({ ok: false, reason: "not-permitted" });
  const picture = await showCertificate(viewer, id);
  const [row] = await asOwner(
    database,
    "select snapshot_ciphertext as s from tax_certificates where id = $1",
    [id],
  );
  const about = { organizationId: issuer.id, column: "tax_certificates.snapshot" } as const;
  const facts = certificateFacts.parse(JSON.parse(decrypt(row.s, about)));
  const numbers = { identityNumber: "••••••••••087", taxReference: "•••••••330" };
  const svg = drawPicture({ ...facts, donor: { ...facts.donor, ...numbers } });
  expect(picture).toEqual({ ok: true, svg });
  expect(svg).not.toBe(drawPicture(facts));
});

test("who waits is listed with the first thing to mend, and leaves the list once certified", async () => {
  const waiting = () => withTenant(viewer, (tx) => listWaitingDonations(tx, issuer.id, today));
  const ready = await aGift(issuer);
  const incomplete = await aGift(issuer, { taxDetails: { ...nkosi, addressLines: ["Howick"] } });
  const [first, second, third] = (await waiting()).rows;
  expect(first).toMatchObject({
    id: incomplete,
    refusal: { reason: "donor-details-incomplete", missing: ["post-code"] },
  });
  expect(second).toMatchObject({ id: ready, refusal: null });
  expect(third, "the voided certificate let its donation go").toMatchObject({
    donorName: "Pieter van der Merwe",
    refusal: null,
  });
  expect(await issueCertificate(viewer, ready, now)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await issueCertificate(other.member, ready, now)).toEqual({ ok: false, reason: "unknown-donation" });
  expect((await waiting()).rows).toHaveLength(3);
  expect(await issueCertificate(issuer.member, ready, now)).toMatchObject({ ok: true });
  expect((await waiting()).rows.map(({ id }) => id)).not.toContain(ready);
  const page = await withTenant(viewer, (tx) => listWaitingDonations(tx, issuer.id, today, { limit: 1 }));
  expect(page.hasOlder).toBe(true);
  const rest = await withTenant(viewer, (tx) =>
    listWaitingDonations(tx, issuer.id, today, { olderThan: incomplete }),
  );
  expect(rest.rows.map(({ donorName }) => donorName)).toEqual(["Pieter van der Merwe"]);
});
