import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/new-id";
import { entranceOf } from "@/lib/tenancy/entrance";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { type Fixture, insertion, populate } from "@/tests/support/isolation/populate";
import { type Row, tenantRows } from "@/tests/support/isolation/rows";
import { refusalOf } from "@/tests/support/refusal-of";

describe("what is written for good", () => {
  let database: TestDatabase;
  let fixture: Fixture;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    fixture = await populate(database.urls.owner);
    owner = new pg.Client(database.urls.owner);
    await owner.connect();
  });
  afterAll(() => owner.end());

  const rowsOf = async (table: string) =>
    JSON.stringify((await owner.query(`select to_jsonb(t) as row from ${table} t order by 1`)).rows);

  /** Refused for these words, and every row is as it was. */
  async function refuses(url: string, table: string, statement: string, words: RegExp): Promise<void> {
    const before = await rowsOf(table);
    expect(await refusalOf(url, statement), statement).toMatch(words);
    expect(await rowsOf(table)).toBe(before);
  }

  const above = () => [database.urls.owner, database.urls.superuser];

  it.each([
    "transactions",
    "transaction_lines",
    "certificate_register",
    "audit_events",
    "donation_reversals",
    "dead_job_replays",
  ])("%s: neither the owner nor a superuser updates, deletes or empties", async (table) => {
    for (const url of above()) {
      await refuses(url, table, `update ${table} set updated_at = now()`, /append-only/);
      await refuses(url, table, `delete from ${table}`, /append-only/);
      await refuses(url, table, `truncate ${table} cascade`, /append-only/);
    }
  });

  it.each(["tax_certificates", "certificate_lines", "certificate_counters"])(
    "%s: neither the owner nor a superuser deletes or empties",
    async (table) => {
      for (const url of above()) {
        await refuses(url, table, `delete from ${table}`, /append-only/);
        await refuses(url, table, `truncate ${table} cascade`, /append-only/);
      }
    },
  );

  it("every column of an issued certificate is frozen, save its state, its file and its mailing", async () => {
    const changes: Record<string, string> = {
      id: "gen_random_uuid()",
      series: "'SPECIMEN'",
      tax_year: "tax_year + 1",
      number_sequence: "number_sequence + 100",
      number: "number || 'x'",
      donor_id: `'${fixture.a.ids.otherDonor}'`,
      issued_at: "now()",
      issued_on: "issued_on + 1",
      rule_set: "'other'",
      total_cents: "total_cents + 1",
      verify_code: "verify_code || 'x'",
      replaces_id: `'${fixture.a.ids.otherCertificate}'`,
      created_at: "now()",
    };
    const { rows } = await owner.query("select * from tax_certificates limit 1");
    // The owner may write the same facts under another key; nobody else may, see below.
    const rotated = "snapshot_ciphertext";
    const thawed = [
      rotated,
      "organization_id",
      "status",
      "pdf_sha256",
      "stored_at",
      "mailed_at",
      "updated_at",
    ];
    expect(Object.keys(changes).sort()).toEqual(
      Object.keys(rows[0])
        .filter((c) => !thawed.includes(c))
        .sort(),
    );
    for (const [column, value] of Object.entries(changes)) {
      const statement = `update tax_certificates set ${column} = ${value} where id = '${fixture.a.ids.certificate}'`;
      await refuses(database.urls.owner, "tax_certificates", statement, /frozen/);
    }
    const facts = `update tax_certificates set ${rotated} = 'x'`;
    await refuses(database.urls.superuser, "tax_certificates", facts, /frozen/);
  });

  it("a certificate's file is set once, and its state never goes back", async () => {
    const { certificate } = fixture.b.ids;
    const set = (what: string) => `update tax_certificates set ${what} where id = '${certificate}'`;
    const refused = (what: string) => refuses(database.urls.owner, "tax_certificates", set(what), /frozen/);
    expect(await refusalOf(database.urls.owner, set("pdf_sha256 = 'first'"))).toBe("done");
    await refused("pdf_sha256 = 'second'");
    await refused("pdf_sha256 = null");
    expect(await refusalOf(database.urls.owner, set("status = 'withdrawn'"))).toBe("done");
    await refused("status = 'issued'");
    expect(await refusalOf(database.urls.owner, set("status = 'voided'"))).toBe("done");
    await refused("status = 'withdrawn'");
    expect(await refusalOf(database.urls.owner, set("status = 'replaced'"))).toBe("done");
    for (const status of ["issued", "withdrawn", "voided"]) await refused(`status = '${status}'`);
  });

  it("a certificate's line keeps all but being live, and that never comes back", async () => {
    const refused = (set: string) =>
      refuses(database.urls.owner, "certificate_lines", `update certificate_lines set ${set}`, /frozen/);
    for (const column of ["amount_cents", "tax_year", "received_on"])
      await refused(`${column} = ${column} + 1`);
    expect(await refusalOf(database.urls.owner, "update certificate_lines set is_live = false")).toBe("done");
    await refused("is_live = true");
  });

  describe("the ledger", () => {
    const enter = () =>
      entranceOf({ kind: "member", clerkId: fixture.people.colleague, organizationSlug: fixture.a.slug });
    const write = (table: string, row: Row) => insertion(table, { ...tenantRows[table]!(fixture.a), ...row });
    const line = (transaction_id: string, amount_cents: number) =>
      write("transaction_lines", { transaction_id, amount_cents });

    async function posts(...amounts: number[]): Promise<string> {
      const id = newId();
      return refusalOf(
        database.urls.web,
        enter(),
        write("transactions", { id }),
        ...amounts.map((n) => line(id, n)),
      );
    }

    it("takes a transaction whose lines sum to zero", async () => {
      expect(await posts(50_000, -48_850, -1_150)).toBe("done");
    });

    it.each([
      ["a cent short", [50_000, -49_999], /sum to zero/],
      ["one line", [50_000], /two lines or more/],
      ["no line", [], /two lines or more/],
      ["a line of nothing", [50_000, -50_000, 0], /transaction_lines_amount/],
    ])("refuses %s when it commits, and keeps none of it", async (_, amounts, words) => {
      const before = [await rowsOf("transactions"), await rowsOf("transaction_lines")];
      expect(await posts(...amounts)).toMatch(words);
      expect([await rowsOf("transactions"), await rowsOf("transaction_lines")]).toEqual(before);
    });

    it("refuses a later line that unbalances what was posted, the owner's too", async () => {
      const before = await rowsOf("transaction_lines");
      const later = line(fixture.a.ids.transaction!, 1);
      expect(await refusalOf(database.urls.web, enter(), later)).toMatch(/sum to zero/);
      expect(await refusalOf(database.urls.owner, later)).toMatch(/sum to zero/);
      expect(await rowsOf("transaction_lines")).toBe(before);
    });

    it("is reversed once only", async () => {
      const reversal = async () => {
        const id = newId();
        const row = { id, reverses_id: fixture.a.ids.transaction! };
        return refusalOf(
          database.urls.web,
          enter(),
          write("transactions", row),
          line(id, -50_000),
          line(id, 50_000),
        );
      };
      expect(await reversal()).toBe("done");
      expect(await reversal()).toMatch(/transactions_reversed_once/);
    });
  });
});
