import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entranceOf } from "@/lib/tenancy/entrance";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { type Fixture, insertion, populate } from "@/tests/support/isolation/populate";
import { tenantRows, type World } from "@/tests/support/isolation/rows";
import { refusalOf } from "@/tests/support/refusal-of";

const issuers = 32;

describe("certificate numbers", () => {
  let database: TestDatabase;
  let fixture: Fixture;
  let worker: pg.Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    fixture = await populate(database.urls.owner);
    worker = new pg.Pool({ connectionString: database.urls.worker, max: issuers });
  });
  afterAll(() => worker.end());

  const enter = (place: World) => entranceOf({ kind: "system", organizationId: place.organizationId });
  const take = (place: World) => ({
    text: `insert into certificate_counters (organization_id, series, tax_year, last_number) values ($1, 'SPECIMEN', 2027, 1)
      on conflict (organization_id, series, tax_year) do update set last_number = certificate_counters.last_number + 1 returning last_number`,
    values: [place.organizationId],
  });
  const certificate = (place: World, sequence: number) =>
    insertion("tax_certificates", {
      ...tenantRows.tax_certificates!(place),
      series: "SPECIMEN",
      number_sequence: sequence,
      number: `SPECIMEN-2027-${sequence}`,
    });

  /** One certificate as a job issues it; every tenth job fails after all is written. */
  async function issue(place: World, attempt: number): Promise<void> {
    const client = await worker.connect();
    try {
      await client.query("begin");
      await client.query(enter(place).text, enter(place).values);
      const { rows } = await client.query(take(place));
      await client.query(certificate(place, rows[0].last_number));
      await client.query(attempt % 10 === 3 ? "rollback" : "commit");
    } finally {
      client.release();
    }
  }

  it(`are consecutive, without gap or repeat, for ${issuers} issuers at once in two organisations, some failing`, async () => {
    const attempts = Array.from({ length: issuers * 10 }, (_, i) => i);
    await Promise.all(attempts.map((i) => issue(i % 2 ? fixture.a : fixture.b, i >> 1)));
    const owner = new pg.Client(database.urls.owner);
    await owner.connect();
    const found = await owner.query(
      `select organization_id, array_agg(number_sequence order by number_sequence) as numbers,
        (select last_number from certificate_counters k where k.organization_id = c.organization_id and series = 'SPECIMEN') as last
       from tax_certificates c where series = 'SPECIMEN' group by 1`,
    );
    await owner.end();
    const issued = attempts.length / 2 - attempts.length / 20;
    expect(found.rows).toHaveLength(2);
    for (const { numbers, last } of found.rows) {
      expect(numbers).toEqual(Array.from({ length: issued }, (_, i) => i + 1));
      expect(last).toBe(issued);
    }
  });

  it("are taken one by one, from one, and used in the transaction that takes them, whoever tries", async () => {
    const place = fixture.a;
    const counter = (series: string, taxYear: number, number: number) =>
      `insert into certificate_counters (organization_id, series, tax_year, last_number) values ('${place.organizationId}', '${series}', ${taxYear}, ${number})`;
    const set = (number: string) =>
      `update certificate_counters set last_number = ${number} where series = '18A' and organization_id = '${place.organizationId}'`;
    for (const { url, door } of [
      { url: database.urls.worker, door: [enter(place)] },
      { url: database.urls.owner, door: [] },
    ]) {
      const refusal = (...statements: Parameters<typeof refusalOf>[1][]) =>
        refusalOf(url, ...door, ...statements);
      expect(await refusal(counter("18A", 2031, 2))).toMatch(/one by one/);
      expect(await refusal(set("last_number + 2"))).toMatch(/one by one/);
      expect(await refusal(set("last_number - 1"))).toMatch(/one by one/);
      expect(await refusal(set("last_number"))).toMatch(/one by one/);
      expect(await refusal(set("last_number + 1"))).toMatch(/taken and not used/);
      expect(await refusal(counter("18A", 2031, 1))).toMatch(/taken and not used/);
      const untaken = { ...tenantRows.tax_certificates!(place), number_sequence: 40 };
      expect(await refusal(insertion("tax_certificates", untaken))).toMatch(/used and not taken/);
      const repeated = { ...tenantRows.tax_certificates!(place), number_sequence: 1 };
      expect(await refusal(insertion("tax_certificates", repeated))).toMatch(/tax_certificates_number/);
    }
  });
});
