import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { closePools } from "@/lib/tenancy/with-tenant";
import { aGift, anIssuer, asOwner, type Issuer } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

const gifts = 200;
const workers = 8;
const now = new Date("2026-11-20T08:00:00Z");
let database: TestDatabase;
let issuer: Issuer;

beforeAll(async () => {
  database = await openTestDatabase();
  issuer = await anIssuer(database, "ukukhanya");
});
afterAll(closePools);

test("eight workers whose connections are cut at random number 1 to N, without gap or repeat", async () => {
  const waiting: string[] = [];
  for (let index = 0; index < gifts; index++) waiting.push(await aGift(issuer));
  // Each gift is worked on twice, as a queue that delivers at least once may do.
  const queue = [...waiting, ...waiting];
  let cuts = 0;
  const work = async () => {
    for (let donationId = queue.pop(); donationId; donationId = queue.pop()) {
      const id = donationId;
      await issueCertificate(issuer.system, id, now).catch(() => {
        cuts += 1;
        queue.push(id);
      });
    }
  };
  const stopCutting = cutConnections();
  await Promise.all(Array.from({ length: workers }, work));
  await stopCutting();
  expect(cuts).toBeGreaterThan(0);

  const rows = await asOwner(
    database,
    `select c.number_sequence as sequence, l.donation_id as donation from tax_certificates c
     join certificate_lines l on l.certificate_id = c.id where c.organization_id = $1 order by 1`,
    [issuer.id],
  );
  expect(rows.map((row) => row.sequence)).toEqual(Array.from({ length: gifts }, (_, index) => index + 1));
  expect(new Set(rows.map((row) => row.donation))).toEqual(new Set(waiting));
  const [counts] = await asOwner(
    database,
    `select (select last_number from certificate_counters) as last, (select count(*)::int from certificate_register) as register,
       (select count(*)::int from pgboss.job where name = 'certificate.store') as jobs`,
  );
  expect(counts).toEqual({ last: gifts, register: gifts, jobs: gifts });
});

/** Cuts one of the workers' connections every few milliseconds until told to stop. */
function cutConnections(): () => Promise<void> {
  const client = new pg.Client(database.urls.superuser);
  let goesOn = true;
  const cutting = (async () => {
    await client.connect();
    while (goesOn) {
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = 'nika_worker' and state <> 'idle' order by random() limit 1`,
      );
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await client.end();
  })();
  return async () => {
    goesOn = false;
    await cutting;
  };
}
