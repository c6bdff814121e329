import { beforeAll, expect, inject, test } from "vitest";
import { accounts } from "@/lib/ledger/account";
import { aCaseOrganization, type CaseOrganization } from "@/tests/support/faults/organization";
import { snapshot } from "@/tests/support/faults/snapshot";
import { hurry, openWorld, type World } from "@/tests/support/faults/world";
import {
  balances,
  bookedFromPayfast,
  completedGifts,
  settlementFile,
  settlementOf,
} from "@/tests/support/simulation/settlement";
import { simulate } from "@/tests/support/simulation/simulate";

let world: World;

beforeAll(async () => {
  world = await openWorld();
  hurry();
});

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Asks PayFast last what it took, so that its bad day is over. */
async function live(name: string, seed: number): Promise<CaseOrganization> {
  const organization = await aCaseOrganization(world, name);
  await simulate(world, organization, seed);
  await world.forgive("payfast");
  return organization;
}

const seeds = Array.from({ length: inject("size").simulations }, (_, at) => at + 1);

for (const seed of seeds)
  test(`simulation:${seed} the ledger is PayFast's settlement to the cent, and every gift is counted`, async () => {
    const organization = await live(`seed-${seed}`, seed);
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
    expect(on(accounts.payfastClearing.code), "PayFast owes what it took without its fees").toBe(
      gross - fees,
    );
    expect(on(accounts.paymentFees.code)).toBe(fees);
    expect(on(accounts.bank.code)).toBe(gifts.eftCents);
    expect(on(accounts.cash.code)).toBe(gifts.cashCents);
    const recorded = gifts.eftCents + gifts.cashCents;
    expect(0 - on(accounts.unallocated.code), "what is no gift is set aside").toBe(
      gross - (gifts.cents - recorded),
    );
    expect(sum([...balance.values()])).toBe(0);

    const end = await snapshot(world, organization.organizationId);
    expect(end).toMatchObject({ broken: [], jobs: [] });
    expect(sum(end.totals.map(({ cents }) => cents))).toBe(gifts.cents);
    expect(sum(end.totals.map(({ n }) => n))).toBe(gifts.gifts);
    expect(end.campaign[0] ?? { raised: 0, cents: 0, gifts: 0 }).toMatchObject({
      cents: gifts.campaignCents,
      gifts: gifts.campaignGifts,
    });
    expect(end.certificates).toHaveLength(gifts.wanted);
    for (const certificate of end.certificates)
      expect(certificate).toMatchObject({ status: "issued", isAsStored: true, mailed: true });
    expect(end.numbers.map((number) => Number(number.split("-")[1]))).toEqual(
      Array.from({ length: gifts.wanted }, (_, at) => at + 1),
    );
    const mails = sum(end.mails.filter(({ status }) => status === "sent").map(({ count }) => count));
    expect(mails, "a thank-you each and a certificate each").toBe(gifts.mailable + gifts.wanted);
  });

test.each([7, 11, 17])("seed %i tells the same story each time", async (seed) => {
  const [first, second] = [await live(`once-${seed}`, seed), await live(`again-${seed}`, seed)];
  expect(await snapshot(world, second.organizationId)).toEqual(await snapshot(world, first.organizationId));
});
