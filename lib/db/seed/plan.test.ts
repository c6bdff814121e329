import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Captured, CardGift } from "./plan";
import { planAll } from "./plan-all";

const daysBack = 630;
const acts = planAll(daysBack).flat();
const recorded = acts.filter((act) => act.act === "record");
const cards = acts.filter((act) => act.act === "card");
const reversals = acts.filter((act) => act.act === "reverse");
const donors = [...new Set([...recorded, ...cards].map(({ donor }) => donor))];
const { checks } = JSON.parse(readFileSync("tests/fixtures/identifiers.json", "utf8")) as {
  checks: Record<string, { pass: { value: string }[] }>;
};

test("the same happens each time the examples are made", () => {
  expect(planAll(daysBack).flat()).toEqual(acts);
});

test("about 1,500 gifts come in every way, over two tax years, and some go wrong", () => {
  expect(recorded.length + cards.length).toBeGreaterThanOrEqual(1_480);
  const by = (method: Captured["method"]) => recorded.filter((gift) => gift.method === method);
  expect(by("eft").length).toBeGreaterThan(500);
  expect(by("cash").length).toBeGreaterThan(200);
  expect(by("goods").length).toBeGreaterThan(50);
  const ended = (outcome: CardGift["outcome"]) => cards.filter((gift) => gift.outcome === outcome);
  expect(ended("paid").length).toBeGreaterThan(100);
  for (const outcome of ["failed", "cancelled", "left"] as const)
    expect(ended(outcome).length, outcome).toBeGreaterThan(5);
  expect(reversals.length).toBeGreaterThan(20);
  const days = recorded.map((gift) => gift.receivedDaysAgo);
  expect(Math.min(...days)).toBeLessThan(7);
  expect(Math.max(...days)).toBeGreaterThan(daysBack - 30);
  expect(Math.max(...days)).toBeLessThanOrEqual(daysBack);
});

test("what is reversed was recorded before, once", () => {
  for (const { gift, daysAgo } of reversals) expect(daysAgo).toBeLessThan(gift.daysAgo);
  expect(new Set(reversals.map(({ gift }) => gift)).size).toBe(reversals.length);
});

test("about 200 donors of each organisation are people and bodies of every kind, and no name comes twice", () => {
  expect(donors.length).toBeGreaterThan(440);
  expect(new Set(donors.map(({ displayName }) => displayName)).size).toBe(donors.length);
  for (const kind of ["person", "company", "trust", "other"] as const)
    expect(donors.filter((donor) => donor.kind === kind).length, kind).toBeGreaterThan(3);
  const some = (holds: (donor: (typeof donors)[number]) => boolean) => donors.filter(holds).length;
  expect(some(({ email }) => email === null)).toBeGreaterThan(20);
  expect(some(({ taxDetails }) => taxDetails === undefined)).toBeGreaterThan(80);
  expect(some(({ taxDetails }) => taxDetails !== undefined && !taxDetails.taxReference)).toBeGreaterThan(5);
  expect(cards.filter((gift) => gift.wantsNews).length).toBeGreaterThan(20);
});

test("every identity and tax number is one of the synthetic examples", () => {
  const known = new Set(
    ["sa_id", "tax_ref", "cipc", "trust"].flatMap((kind) =>
      checks[kind]!.pass.map(({ value }) => value.replaceAll(" ", "")),
    ),
  );
  for (const { taxDetails } of donors) {
    if (!taxDetails) continue;
    expect(known).toContain(taxDetails.identityNumber);
    if (taxDetails.taxReference) expect(known).toContain(taxDetails.taxReference);
  }
});
