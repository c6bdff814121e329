import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { checkInvariants } from "@/lib/certificates/check-invariants";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { storeCertificate } from "@/lib/certificates/store-certificate";
import { checkDatabase } from "@/lib/db/check-database";
import { closePools } from "@/lib/tenancy/with-tenant";
import { aGift, asOwner } from "@/tests/support/certificate-cast";
import {
  createTestDatabase,
  emptyTestDatabase,
  openTestDatabase,
  type TestDatabase,
} from "@/tests/support/database";
import { catalogueDifferences } from "@/tests/support/isolation/catalogue";
import { type PayfastStack, startPayfastStack } from "@/tests/support/payfast";
import { openStorage } from "@/tests/support/stand-ins";
import { type LivedIn, liveIn } from "@/tests/support/upgrade/lived-in";
import {
  contentOf,
  copyBack,
  migrateTo,
  migrateToNewest,
  migrationTags,
} from "@/tests/support/upgrade/older-database";

/** What `env()` points at; each upgraded database takes its name in turn. */
let current: TestDatabase;
/** A newest database, lived in. */
let source: TestDatabase;
let organizations: LivedIn[];
let payfast: PayfastStack;

beforeAll(async () => {
  current = await openTestDatabase();
  await openStorage();
  payfast = await startPayfastStack(current);
  organizations = await liveIn(current, payfast);
  await payfast.close();
  source = await createTestDatabase();
  await takeName(current, source);
});
afterAll(closePools);

/** Gives the database `of` the name of `to`, and the other way round. */
async function takeName(of: TestDatabase, to: TestDatabase): Promise<void> {
  await closePools();
  const postgres = new pg.Client(inject("cluster").superuserUrl);
  await postgres.connect();
  for (const [from, name] of [
    [of.name, "aside"],
    [to.name, of.name],
    ["aside", to.name],
  ])
    await postgres.query(`alter database ${from} rename to ${name}`);
  await postgres.end();
}

const tags = migrationTags();
const first = tags.indexOf("0001_access");
const older = tags.slice(Math.max(first, tags.length - 1 - inject("size").upgrades), -1);

it.each(older)(
  "a database of %s with data goes to the newest: nothing is lost, the books hold, work goes on",
  async (tag) => {
    const database = await emptyTestDatabase();
    await migrateTo(database, tag);
    const known = organizations.filter(({ since }) => tags.indexOf(since) <= tags.indexOf(tag));
    await copyBack(
      source,
      database,
      known.map(({ issuer }) => issuer.id),
    );
    const before = await contentOf(database);
    expect(before.get("tax_certificates")?.rows.length).toBeGreaterThan(4);
    const said = await migrateToNewest(database);
    expect(said).toContain(`database went from migration ${tags.indexOf(tag) + 1} to ${tags.length}`);
    const after = await contentOf(database, before);
    // Sums may be counted anew: that they are those of their donations is an invariant, asked for below.
    for (const [name, { columns, rows }] of [...before].filter(([table]) => table !== "daily_totals"))
      expect(after.get(name), `${name} is as it was`).toEqual({
        columns,
        rows: expect.arrayContaining(rows),
      });
    expect(await wordsOf(database, known)).toEqual(await wordsOf(source, known));
    await checkDatabase(database.urls.web);
    await checkDatabase(database.urls.worker);
    expect(await catalogueDifferences(database.urls.owner)).toEqual([]);

    await takeName(current, database);
    for (const { issuer } of known) {
      expect(await checkInvariants(issuer.id)).toBe("held");
      await workOn(issuer);
      expect(await checkInvariants(issuer.id)).toBe("held");
    }
    await takeName(current, database);
  },
);

/** What donors are found by: where the database had none yet, a migration writes it of its own. */
const wordsOf = (database: TestDatabase, known: LivedIn[]) =>
  asOwner(
    database,
    "select organization_id, donor_id, word from donor_words where organization_id = any ($1) order by 1, 2, 3",
    [known.map(({ issuer }) => issuer.id)],
  );

/** The next certificate takes the next number, is stored, and goes with its gift. */
async function workOn(issuer: LivedIn["issuer"]): Promise<void> {
  const donationId = await aGift(issuer);
  const [{ last }] = await asOwner(
    current,
    "select max(last_number) as last from certificate_counters where organization_id = $1 and tax_year = 2027",
    [issuer.id],
  );
  const made = await issueCertificate(issuer.member, donationId);
  expect(made).toMatchObject({ ok: true, number: expect.stringMatching(new RegExp(`${last + 1}$`)) });
  if (made.ok)
    expect(await storeCertificate({ organizationId: issuer.id, id: made.certificateId })).toBe("stored");
  expect(await reverseDonation(issuer.member, { donationId, reason: "To see that it can be" })).toEqual({
    ok: true,
    certificate: "voided",
  });
  expect(await sequences(issuer.id)).toEqual(Array.from({ length: last + 1 }, (_, at) => at + 1));
}

const sequences = async (organizationId: string) =>
  (
    await asOwner(
      current,
      "select number_sequence as n from tax_certificates where organization_id = $1 and tax_year = 2027 order by 1",
      [organizationId],
    )
  ).map(({ n }) => n);
