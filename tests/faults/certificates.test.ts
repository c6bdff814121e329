import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { readObject } from "@/lib/storage/read-object";
import { aGift, anIssuer, type Issuer } from "@/tests/support/certificate-cast";
import { startDoomedCrew } from "@/tests/support/faults/crew";
import { until } from "@/tests/support/faults/persist";
import { openWorld, type World } from "@/tests/support/faults/world";

const count = inject("size").certificates;
const workers = 8;
const minutes = 45;
let world: World;
let issuer: Issuer;
let crew: Awaited<ReturnType<typeof startDoomedCrew>>;

beforeAll(async () => {
  world = await openWorld();
  issuer = await anIssuer(world.database, "ukukhanya");
  crew = await startDoomedCrew(workers, { DATABASE_URL_WORKER: world.database.urls.worker });
}, 300_000);
afterAll(() => crew?.end());

/** Does it for 0 to count - 1, eight at a time. */
async function eightAtATime(work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

const tally = async () => {
  const [done] = await world.rows(
    `select (select count(*)::int from tax_certificates where organization_id = $1 and mailed_at is not null) as mailed,
       (select count(*)::int from pgboss.job where data->>'organizationId' = $1::text and state in ('created', 'retry', 'active')) as open`,
    [issuer.id],
  );
  return done as { mailed: number; open: number };
};

test(`${count} certificates by ${workers} workers who are killed at random: 1 to N, no gap, no repeat, each stored once and mailed after its row`, {
  timeout: minutes * 60_000,
}, async () => {
  await eightAtATime(async () => void (await aGift(issuer)));
  // What is left for the last stretch is what killed workers had in hand.
  await until(
    async () => (await tally()).mailed >= count * 0.9,
    "the certificates do not get done",
    minutes * 60,
  );
  expect(await crew.stopKilling()).toBeGreaterThan(count / 500);
  await until(async () => (await tally()).open === 0, "the last certificates do not get done", 300);

  const rows = await world.rows(
    `select c.id, c.number, c.number_sequence as sequence, c.pdf_sha256, c.stored_at, c.issued_at, l.donation_id
     from tax_certificates c join certificate_lines l on l.certificate_id = c.id where c.organization_id = $1 order by c.number_sequence`,
    [issuer.id],
  );
  expect(rows.map((row) => row.sequence)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  expect(new Set(rows.map((row) => row.donation_id)).size).toBe(count);
  const [register] = await world.rows(
    `select (select last_number from certificate_counters where organization_id = $1) as last,
       (select count(*)::int from certificate_register where organization_id = $1 and event = 'issued') as entries`,
    [issuer.id],
  );
  expect(register).toEqual({ last: count, entries: count });

  await eightAtATime(async (index) => {
    const { id, pdf_sha256 } = rows[index]!;
    const stored = await readObject(`${issuer.id}/certificates/${id}.pdf`);
    expect(createHash("sha256").update(stored!.bytes).digest("hex")).toBe(pdf_sha256);
  });

  type Mail = { subject: string; sentAt: string };
  const mails = await world.script<Mail[]>("mail", "/messages?to=thandi@nkosi.example", undefined, "GET");
  const sentAt = new Map(
    mails.map((mail) => [/\d{4}-\d{6}/.exec(mail.subject)?.[0], Date.parse(mail.sentAt)]),
  );
  expect(mails, "one mail each").toHaveLength(count);
  expect(sentAt.size).toBe(count);
  for (const { number, stored_at } of rows)
    expect(sentAt.get(number), number).toBeGreaterThanOrEqual(stored_at.getTime());
});
