import { calendarDateOf } from "@/lib/calendar";
import { clerkClient } from "@/lib/tenancy/clerk-client";
import { type At, giveByCard, recordAtCounter } from "./give";
import type { CaseOrganization } from "./organization";
import { until } from "./persist";
import type { World } from "./world";

const goOn: At = async () => {};

/** Three gifts by card and one by EFT, given while real processes run. */
export async function giveLive(world: World, organization: CaseOrganization): Promise<void> {
  const { slug } = organization;
  const receivedOn = calendarDateOf(new Date());
  const donors = [
    { firstName: "Thandi", rand: 500, wantsCertificate: true },
    { firstName: "Ayanda", rand: 120, wantsCertificate: false },
    { firstName: "Lerato", rand: 75, wantsCertificate: true },
  ];
  const paid = donors.map((donor) => {
    const email = `${donor.firstName.toLowerCase()}@${slug}.example`;
    return giveByCard(world, organization, { ...donor, email, act: "pay" }, goOn);
  });
  const pieter = { name: "Pieter", email: `pieter@${slug}.example`, amountCents: 125_000, receivedOn };
  const recorded = recordAtCounter(organization, { ...pieter, method: "eft", wantsCertificate: true }, goOn);
  await Promise.all([...paid, recorded]);
}

/**
 * Waits until nothing waits for this organisation. `wake` makes pauses pass: the silence by which a worker counts as
 * dead, and the pause before a job that failed is tried again.
 */
export async function untilQuiet(world: World, organizationId: string, wake: () => Promise<void>) {
  const isQuiet = async () => {
    await wake();
    const open = await world.script<unknown[]>("payfast", "/emulator/deliveries/open", undefined, "GET");
    if (open.length > 0) return false;
    const [left] = await world.rows(
      `select (select count(*) from pgboss.job where (data->>'organizationId')::uuid = $1 and state in ('created', 'retry', 'active'))
         + (select count(*) from outgoing_mails where organization_id = $1 and status = 'waiting')
         + (select count(*) from payfast_notifications where organization_id = $1 and status = 'stored') as n`,
      [organizationId],
    );
    return Number(left.n) === 0;
  };
  await until(isQuiet, "the work is never done", 120);
}

/** Somebody signs up at Clerk and mends their name, of which Clerk tells the site; returns Clerk's id of them. */
export async function joinLive(slug: string): Promise<string> {
  const account = { password: "nika-faults-2026", firstName: "Zanel", lastName: "Khumalo" };
  const { id } = await clerkClient().users.createUser({
    ...account,
    emailAddress: [`zanele@${slug}.example`],
  });
  await clerkClient().users.updateUser(id, { firstName: "Zanele" });
  return id;
}

/** Waits until Clerk has told everything and all of it is applied. */
export async function untilMirrored(world: World, clerkId: string, wake: () => Promise<void>): Promise<void> {
  const isMirrored = async () => {
    await wake();
    if ((await world.clerkWebhooks()).waiting.length > 0) return false;
    const [left] = await world.rows(
      `select (select count(*) from pgboss.job where name = 'clerk.apply-event' and state in ('created', 'retry', 'active'))
         + (select count(*) from clerk_events where subject_clerk_id = $1 and status = 'stored') as n`,
      [clerkId],
    );
    return Number(left.n) === 0;
  };
  await until(isMirrored, "Clerk's newcomer is never mirrored", 120);
}

/** What the database knows of somebody from Clerk: each event once, and them. */
export async function mirrored(world: World, clerkId: string) {
  const events = await world.rows(
    "select type, status, count(*)::int from clerk_events where subject_clerk_id = $1 group by 1, 2 order by 1, 2",
    [clerkId],
  );
  const people = await world.rows(
    "select first_name, deleted_at is null as stays from users where clerk_id = $1",
    [clerkId],
  );
  return { events, people };
}
