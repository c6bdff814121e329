import pg from "pg";
import { openPool } from "@/lib/db/pool";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { inTransaction } from "@/lib/db/transaction";
import { listDonations } from "@/lib/giving/list-donations";
import type { Member } from "@/lib/tenancy/actor";
import { entranceOf } from "@/lib/tenancy/entrance";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { startCountingProxy } from "@/tests/support/counting-proxy";
import { budgets } from "./budgets";
import { casesOf } from "./database-cases";
import type { Findings, Measurement } from "./judge";
import { type Large, openLarge } from "./large/open-large";
import { recordStatements, type Statement } from "./record-statements";
import { openReplay } from "./replay";

const mostTurns = 40;
const leastTurns = 5;
const secondsACase = 6;

/** What row-level security costs on 1,000,000 donations: the statements of each screen, with it and as the owner without. */
export async function measureDatabase(open = () => openLarge({ say: console.log })): Promise<Findings> {
  const large = await open();
  try {
    const member = await memberOf(large);
    const measurements = [await roundTrips(large, member)];
    for (const { what, work, budget } of casesOf(member, await middleOf(large, member), large.until)) {
      const statements = await recordStatements(work);
      measurements.push(await compare(large, member, { what, statements, budget }));
    }
    return {
      measurements,
      notes: [
        "The database holds 1,000,000 donations in one organisation beside 1,000 small ones. Each part of a screen is the same statements, as a member whom row-level security binds and as the owner whom it does not; the fastest of up to 40 turns.",
      ],
    };
  } finally {
    await closePools();
    await large.close();
  }
}

async function memberOf({ memberClerkId: clerkId, organizationSlug }: Large): Promise<Member> {
  const actor = { kind: "member", clerkId, organizationSlug } as const;
  return withTenant(actor, async (_tx, me) => ({ ...(await me()), ...actor, isFresh: true }));
}

/** The donation halfway down the list. */
async function middleOf({ urls }: Large, { organizationId }: Member): Promise<string> {
  const owner = new pg.Client(urls.owner);
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    `select id from donations where organization_id = $1 order by given_on desc, created_at desc, id desc
     offset (select count(*) / 2 from donations where organization_id = $1) limit 1`,
    [organizationId],
  );
  await owner.end();
  return rows[0]!.id;
}

/** Of a transaction that reads a page, on a connection that stands already. */
async function roundTrips({ urls }: Large, member: Member): Promise<Measurement> {
  const proxy = await startCountingProxy(Number(new URL(urls.web).port));
  const pool = openPool(urls.web.replace(/:\d+\//, `:${proxy.port}/`), "pg");
  const read = () =>
    inTransaction(pool, entranceOf(member), (tx: TenantTx) => listDonations(tx, member.organizationId, {}));
  try {
    await read();
    proxy.roundTrips();
    await read();
    return {
      what: "tenant transaction that reads a page of donations, with pg",
      unit: "round trips",
      figure: proxy.roundTrips(),
      budget: budgets.database.roundTrips,
    };
  } finally {
    await pool.end();
    await proxy.close();
  }
}

type Case = { what: string; statements: Statement[]; budget?: Measurement["budget"] };

async function compare({ urls }: Large, member: Member, { what, statements, budget }: Case) {
  const bound = await openReplay(urls.web, entranceOf(member));
  const free = await openReplay(urls.owner, null);
  const seen: { bound: number; free: number }[] = [];
  const startedAt = performance.now();
  const isEnough = () =>
    seen.length > mostTurns ||
    (seen.length > leastTurns && performance.now() - startedAt > 1000 * secondsACase);
  try {
    while (!isEnough()) seen.push({ bound: await bound.run(statements), free: await free.run(statements) });
  } finally {
    await bound.end();
    await free.end();
  }
  return {
    what,
    unit: "ms",
    // The fastest turn of each: whatever else the machine does can only add to so short a time.
    figure: Math.min(...seen.map((one) => one.bound)),
    baseline: Math.min(...seen.map((one) => one.free)),
    ...(budget && { budget }),
  };
}
