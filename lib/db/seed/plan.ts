import type { Goods } from "@/lib/giving/goods";
import { type Chance, chanceFrom } from "./chance";
import { makeDonors, makePayer, type NamesTaken, type SeedDonor } from "./donors";

// What happened in two years, before any of it is written down: the same each time, with days counted back from today.

/** A gift that staff recorded, at the latest some days after it came. */
export type Captured = {
  act: "record";
  daysAgo: number;
  receivedDaysAgo: number;
  donor: SeedDonor;
  target: number;
  method: "eft" | "cash" | "goods";
  goods?: Goods;
  amountCents: number;
  wantsCertificate: boolean;
};
/** A gift by card, and what became of it. */
export type CardGift = {
  act: "card";
  daysAgo: number;
  donor: SeedDonor;
  target: number;
  amountCents: number;
  wantsCertificate: boolean;
  wantsNews: boolean;
  outcome: "paid" | "failed" | "cancelled" | "left";
};
type Reversal = { act: "reverse"; daysAgo: number; gift: Captured; reason: string };
export type Act = Captured | CardGift | Reversal;

export type PlanSize = {
  donors: number;
  captured: number;
  cards: number;
  stopped: number;
  reversals: number;
};

const amountsInRand = [50, 100, 100, 150, 200, 250, 250, 300, 450, 500, 500, 750, 1000, 1500, 2500, 5000];
const goods = [
  ["Twelve boxes of isiZulu picture books", "new", "cost", 4_800],
  ["Two refurbished laptops", "good", "market-value", 7_500],
  ["Office desks and chairs, eight of each", "fair", "book-value", 9_600],
  ["Garden tools for one class", "new", "cost", 3_450],
  ["A printer and six cartridges", "fair", "market-value", 2_900],
  ["Forty blankets", "good", "market-value", 5_200],
  ["Maize meal, thirty bags of 10 kg", "new", "cost", 3_300],
] as const;
const mistakes = [
  "Recorded twice: the same deposit stands on the statement once.",
  "The bank returned the deposit.",
  "It was meant for another organisation; paid back by EFT.",
  "The amount was typed wrongly; recorded anew.",
];

/** Everything that happens at one organisation over `daysBack` days, oldest first; the same seed gives the same. */
export function planActs(
  seed: number,
  { donors, captured, cards, stopped, reversals }: PlanSize,
  { targets, daysBack, taken }: { targets: number; daysBack: number; taken: NamesTaken },
): Act[] {
  const chance = chanceFrom(seed);
  const known = makeDonors(chance, donors, taken);
  const place = { targets, daysBack };
  const recorded = Array.from({ length: captured }, () => planCaptured(chance, known, place));
  const paid = Array.from({ length: cards }, () => planCard(chance, "paid", taken, place));
  const unpaid = Array.from({ length: stopped }, (_, at) =>
    planCard(chance, outcomes[at % outcomes.length]!, taken, place),
  );
  // Every second one has a certificate, which ends with it.
  const certified = recorded.filter((gift) => gift.wantsCertificate && gift.daysAgo > 30);
  const plain = recorded.filter((gift) => !gift.wantsCertificate && gift.daysAgo > 30);
  const takenBack = Array.from({ length: reversals }, (_, at): Reversal => {
    const gift = (at % 2 ? plain : certified)[at * 3]!;
    return { act: "reverse", daysAgo: gift.daysAgo - 4, gift, reason: mistakes[at % mistakes.length]! };
  });
  return [...recorded, ...paid, ...unpaid, ...takenBack].sort((a, b) => b.daysAgo - a.daysAgo);
}

const outcomes = ["left", "failed", "cancelled"] as const;

type Place = { targets: number; daysBack: number };

/** A little more each month than the year before. */
const someDay = (chance: Chance, { daysBack }: Place) => {
  const day = chance.below(daysBack);
  return chance.oneIn(3) ? Math.min(day, chance.below(daysBack)) : day;
};

function planCaptured(chance: Chance, known: readonly SeedDonor[], place: Place): Captured {
  const donor = chance.pick(known);
  const method = chance.oneIn(16) ? "goods" : chance.oneIn(4) ? "cash" : "eft";
  const receivedDaysAgo = someDay(chance, place);
  const [description, condition, basis, valueInRand] = chance.pick(goods);
  const amountInRand = chance.pick(amountsInRand) * (donor.kind === "person" ? 1 : 10);
  return {
    act: "record",
    receivedDaysAgo,
    daysAgo: Math.max(0, receivedDaysAgo - chance.below(3)),
    donor,
    target: chance.below(place.targets),
    method,
    ...(method === "goods" && { goods: { description, condition, basis } }),
    amountCents: (method === "goods" ? valueInRand : amountInRand) * 100,
    wantsCertificate: Boolean(donor.taxDetails) && method !== "cash" && chance.oneIn(2),
  };
}

function planCard(chance: Chance, outcome: CardGift["outcome"], taken: NamesTaken, place: Place): CardGift {
  return {
    act: "card",
    daysAgo: 1 + someDay(chance, { ...place, daysBack: place.daysBack - 1 }),
    donor: makePayer(chance, taken),
    target: chance.below(place.targets),
    amountCents: chance.pick(amountsInRand) * 100,
    wantsCertificate: chance.oneIn(2),
    wantsNews: chance.oneIn(3),
    outcome,
  };
}
