import { beforeAll, expect, inject, test } from "vitest";
import { accounts } from "@/lib/ledger/account";
import { aCaseOrganization } from "@/tests/support/faults/organization";
import { snapshot } from "@/tests/support/faults/snapshot";
import { hurry, openWorld, type World } from "@/tests/support/faults/world";
import { partOf } from "@/tests/support/part";
import {
  balances,
  bookedFromPayfast,
  certificateLives,
  completedGifts,
  sentMails,
  settlementFile,
  settlementOf,
} from "./settlement";
import { simulate } from "./simulate";

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Asks PayFast last what it took, so that its bad day is over. */
export async function play(world: World, name: string, seed: number) {
  const organization = await aCaseOrganization(world, name);
  await simulate(world, organization, seed);
  await world.forgive("payfast");
  return organization;
}

/** Tests the seeds of one part: however their weeks went, the books are PayFast's and the register is whole. */
export function proveSeeds(part: number): void {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    hurry();
  });

  const seeds = Array.from({ length: inject("size").simulations }, (_, at) => at + 1);
  for (const seed of seeds.filter((one) => partOf("simulation", one) === part))
    test(`simulation:${seed} the ledger is PayFast's settlement to the cent, and every gift is counted`, () =>
      proveSeed(world, seed));

  test("among these seeds a gift of each kind was taken back, and certificates with them", async () => {
    const kinds = await world.rows(
      "select distinct method from donations where status = 'reversed' order by 1",
    );
    expect(kinds.map(({ method }) => method)).toEqual(["cash", "eft", "goods"]);
    const [ended] = await world.rows(
      "select count(*)::int as n from tax_certificates where status = 'voided'",
    );
    expect(ended.n).toBeGreaterThan(0);
  });
}

async function proveSeed(world: World, seed: number): Promise<void> {
  const organization = await play(world, `seed-${seed}`, seed);
  const settled = await settlementOf(world, organization);
  const gross = sum(settled.map(({ grossCents }) => grossCents));
  const fees = sum(settled.map(({ feeCents }) => feeCents));
  expect(await settlementFile(world, organization)).toEqual({
    payments: settled.length,
    grossCents: gross,
    feeCents: fees,
  });
  const taken = settled.map(({ id, grossCents, feeCents }) => ({ id, grossCents, feeCents }));
  expect(await bookedFromPayfast(world, organization)).toEqual(
    taken.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );

  const balance = await balances(world, organization);
  const gifts = await completedGifts(world, organization);
  const on = (code: string) => balance.get(code) ?? 0;
  expect(on(accounts.payfastClearing.code), "PayFast owes what it took without its fees").toBe(gross - fees);
  expect(on(accounts.paymentFees.code)).toBe(fees);
  expect(on(accounts.bank.code)).toBe(gifts.eftCents);
  expect(on(accounts.cash.code)).toBe(gifts.cashCents);
  expect(on(accounts.goods.code)).toBe(gifts.goodsCents);
  const recorded = gifts.eftCents + gifts.cashCents + gifts.goodsCents;
  expect(0 - on(accounts.unallocated.code), "what is no gift is set aside").toBe(
    gross - (gifts.cents - recorded),
  );
  expect(sum([...balance.values()])).toBe(0);

  const end = await snapshot(world, organization.organizationId);
  expect(end).toMatchObject({ broken: [], jobs: [] });
  expect(sum(end.totals.map(({ cents }) => cents))).toBe(gifts.cents);
  expect(sum(end.totals.map(({ n }) => n))).toBe(gifts.gifts);
  expect(end.campaign[0] ?? { cents: 0, gifts: 0 }).toMatchObject({
    cents: gifts.campaignCents,
    gifts: gifts.campaignGifts,
  });

  const certificates = await certificateLives(world, organization);
  expect(certificates.map(({ sequence }) => sequence)).toEqual(certificates.map((_, at) => at + 1));
  expect(end.register).toEqual({
    entries: certificates.length,
    lastNumber: certificates.at(-1)?.sequence ?? null,
  });
  const live = certificates.filter(({ gift }) => gift === "completed");
  expect(live, "a certificate for each gift of money that asked").toHaveLength(gifts.wanted);
  for (const certificate of live)
    expect(certificate).toMatchObject({
      kind: "money",
      status: "issued",
      register: "issued",
      mailed: true,
      isLive: true,
    });
  for (const certificate of certificates.filter((one) => !live.includes(one)))
    expect(certificate).toMatchObject({
      gift: "reversed",
      status: "voided",
      register: "issued, withdrawn, voided",
      isLive: false,
    });
  for (const certificate of end.certificates) expect(certificate).toMatchObject({ isAsStored: true });
  expect(await sentMails(world, organization)).toEqual({
    thanks: gifts.mailable,
    certificates: gifts.wanted,
    tooLate: 0,
  });
}
