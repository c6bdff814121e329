import { afterAll, beforeAll, expect, it } from "vitest";
import { exportDonations } from "@/lib/giving/export-donations";
import { type DonationOrder, listDonations, newestFirst } from "@/lib/giving/list-donations";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anIssuer, asOwner, type Issuer } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { manyDonations } from "@/tests/support/many-donations";

let database: TestDatabase;
let issuer: Issuer;
let member: Member;
const count = 2_345;

beforeAll(async () => {
  database = await openTestDatabase();
  issuer = await anIssuer(database, "ukukhanya");
  member = issuer.member;
  await manyDonations(database, issuer, count);
});
afterAll(closePools);

it.each<DonationOrder>([newestFirst, { by: "amount", isRising: true }])(
  "an export of more than its pages is the list, each donation once and in its order: %o",
  async (order) => {
    const exported = await exportDonations(member, {}, order);
    if (!exported.ok) throw new Error(exported.reason);
    const pieces = await Array.fromAsync(exported.csv);
    expect(pieces).toHaveLength(1 + Math.ceil(count / 1_000));
    const references = pieces
      .join("")
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",")[1]);
    const listed = await withTenant(member, (tx) =>
      listDonations(tx, member.organizationId, {}, {}, order, count),
    );
    const byId = await asOwner(database, "select id, reference from donations");
    const referenceOf = new Map(byId.map(({ id, reference }) => [id, reference]));
    expect(references).toEqual(listed.rows.map(({ id }) => referenceOf.get(id)));
  },
);

it("it is recorded before anything is sent, and no connection waits while the reader does", async () => {
  const before = await recorded();
  const exported = await exportDonations(member, {}, newestFirst);
  if (!exported.ok) throw new Error(exported.reason);
  expect(await recorded()).toEqual([...before, { count }]);
  const pieces = exported.csv[Symbol.asyncIterator]();
  await pieces.next();
  await pieces.next();
  const open = await asOwner(
    database,
    "select state from pg_stat_activity where datname = current_database() and usename = 'nika_web' and state <> 'idle'",
  );
  expect(open).toEqual([]);
  await pieces.return?.();
  expect(await pieces.next()).toEqual({ done: true, value: undefined });
});

it("who is put out meanwhile gets no further page", async () => {
  const exported = await exportDonations(member, {}, newestFirst);
  if (!exported.ok) throw new Error(exported.reason);
  const pieces = exported.csv[Symbol.asyncIterator]();
  await pieces.next();
  await pieces.next();
  await asOwner(database, "alter table memberships disable trigger user");
  await asOwner(database, "update memberships set status = 'suspended' where organization_id = $1", [
    issuer.id,
  ]);
  await expect(pieces.next()).rejects.toThrow("not a member");
});

const recorded = async () =>
  (
    await asOwner(
      database,
      "select details from audit_events where action = 'donations.exported' order by happened_at",
    )
  ).map(({ details }) => details);
