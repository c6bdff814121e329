import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkInvariants } from "@/lib/certificates/check-invariants";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { checkDatabase } from "@/lib/db/check-database";
import { readObject } from "@/lib/storage/read-object";
import { aGift, anIssuer, asOwner, type Issuer } from "@/tests/support/certificate-cast";
import { until } from "@/tests/support/faults/persist";
import { type ProductProcess, startWorkerProcess } from "@/tests/support/faults/processes";
import { openDrill } from "@/tests/support/restore/drill";
import { openPost, openStorage } from "@/tests/support/stand-ins";
import { type Content, contentOf } from "@/tests/support/upgrade/older-database";

let drill: Awaited<ReturnType<typeof openDrill>>;
let issuers: Issuer[];
let worker: ProductProcess | undefined;
/** The moment before the accident, and what there was then. */
let moment: { at: string; content: Content };

beforeAll(async () => {
  drill = await openDrill();
  await openStorage();
  await openPost();
  issuers = [await anIssuer(drill.database, "ukukhanya"), await anIssuer(drill.database, "masakhane")];
  worker = await startWorkerProcess();
}, 120_000);
afterAll(async () => {
  await worker?.kill();
  await drill?.end();
});

const rows = (text: string, values: unknown[] = []) => asOwner(drill.database, text, values);
const count = async (what: string) => (await rows(`select count(*)::int as n from ${what}`))[0].n as number;
const mailed = "tax_certificates where mailed_at is not null";

/** Two colleagues who record, and one in five times take back, until told to stop. */
function startWork() {
  let goesOn = true;
  const desk = async (issuer: Issuer) => {
    for (let gift = 1; goesOn; gift += 1) {
      await wait(60);
      const donationId = await aGift(issuer);
      if (gift % 5 === 0) await reverseDonation(issuer.member, { donationId, reason: "Captured twice" });
    }
  };
  const desks = Promise.all(issuers.map(desk));
  return async () => {
    goesOn = false;
    await desks;
  };
}

// What concerns no organisation waits for Clerk, who is not here.
const allDone = () =>
  until(
    async () =>
      (await count(
        "pgboss.job where data->>'organizationId' is not null and state in ('created', 'retry', 'active')",
      )) === 0,
    "work is left",
    120,
  );

it("a copy is taken while colleagues record and the worker certifies; then an accident befalls the database", async () => {
  const stopWork = startWork();
  await until(async () => (await count(mailed)) >= 6, "no certificate is mailed", 60);
  await drill.copy(async () => {
    const [gifts, certificates] = [await count("donations"), await count(mailed)];
    const isMore = async () =>
      (await count("donations")) >= gifts + 5 && (await count(mailed)) >= certificates + 5;
    await until(isMore, "nothing happens during the copy", 60);
  });
  const inCopy = await count("donations");
  await until(async () => (await count("donations")) >= inCopy + 5, "nothing happens after the copy", 60);
  await stopWork();
  await allDone();
  await worker?.kill();
  const [now] = await rows("select clock_timestamp()::text as at");
  moment = { at: now.at, content: await contentOf(drill.database) };
  await rows("drop table certificate_lines, certificate_register cascade");
  await drill.archived();
  await drill.lose();
}, 240_000);

it("restored to the moment before the accident, every row is there, and work goes on from the next number", async () => {
  await drill.restore("first", { recovery_target_time: moment.at });
  expect(await contentOf(drill.database)).toEqual(moment.content);
  await expectWhole();
  await expectWorkGoesOn();
  await drill.lose();
}, 240_000);

it("restored to the end of the copy alone, it is whole as well, and what was under way is done", async () => {
  await drill.restore("second", { recovery_target: "immediate" });
  expect(await count("donations")).toBeLessThan(moment.content.get("donations")!.rows.length);
  await expectWhole();
  await expectWorkGoesOn();
}, 240_000);

async function expectWhole(): Promise<void> {
  await checkDatabase(drill.database.urls.web);
  await checkDatabase(drill.database.urls.worker);
  for (const { id } of issuers) {
    expect(await checkInvariants(id)).toBe("held");
    const certificates = await rows(
      `select c.id, c.number_sequence as n, c.status, c.pdf_sha256, c.stored_at is not null as stored,
         (select string_agg(r.event, ', ' order by r.happened_at, r.id) from certificate_register r where r.certificate_id = c.id) as register
       from tax_certificates c where c.organization_id = $1 order by 2`,
      [id],
    );
    expect(certificates.length).toBeGreaterThan(4);
    expect(certificates.map(({ n }) => n)).toEqual(certificates.map((_, at) => at + 1));
    const [counter] = await rows(
      "select last_number as last from certificate_counters where organization_id = $1",
      [id],
    );
    expect(counter.last).toBe(certificates.length);
    for (const { id: certificateId, status, register, stored, pdf_sha256 } of certificates) {
      expect(register).toBe(status === "voided" ? "issued, withdrawn, voided" : "issued");
      if (!stored) continue;
      const paper = await readObject(`${id}/certificates/${certificateId}.pdf`);
      expect(createHash("sha256").update(paper!.bytes).digest("hex")).toBe(pdf_sha256);
    }
  }
}

/** The worker finishes what was under way; a gift more has the next number; and all is as whole as before. */
async function expectWorkGoesOn(): Promise<void> {
  worker = await startWorkerProcess();
  for (const issuer of issuers) await aGift(issuer);
  // What a worker held when the copy was taken is handed on once that worker has been silent for long enough.
  await rows("update pgboss.job set state = 'retry' where state = 'active'");
  await rows("update pgboss.job set start_after = now() where state = 'retry'");
  await allDone();
  await worker.kill();
  expect(await count("tax_certificates where stored_at is null")).toBe(0);
  expect(
    await count(
      "donations d where status = 'completed' and not exists (select from certificate_lines l where l.donation_id = d.id and l.is_live)",
    ),
  ).toBe(0);
  await expectWhole();
}
