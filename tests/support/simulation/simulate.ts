import { chanceFrom } from "@/lib/db/seed/chance";
import { expireDonations } from "@/lib/giving/expire-donations";
import { type Act, actAtTill, startGift, type Till } from "@/tests/support/faults/give";
import type { CaseOrganization } from "@/tests/support/faults/organization";
import { workOff } from "@/tests/support/faults/work-off";
import type { World } from "@/tests/support/faults/world";
import { closeCampaign } from "@/tests/support/gifts";
import { recordGift, reverseGift, reversePayfast } from "./counter";
import { names, type Scene } from "./scene";

const eventCount = 20;
const amountsInRand = [5, 50, 75, 100, 120, 250, 500, 1_250, 9_999];

/** What donors and forgers do with a payment page, the ordinary most often. */
const visits: Act[][] = [
  ...Array(6).fill(["pay"]),
  ...(["pay-twice", "pay-late", "pay-other-amount", "cancel"] satisfies Act[]).map((act) => [act]),
  ["pay", "pay"],
  ["cancel", "pay"],
  ["pay-other-amount", "pay"],
  ...(["forge-amount", "forge-signature", "forge-unknown", "forge-source"] satisfies Act[]).map((act) => [
    act,
  ]),
  ["forge-unknown", "pay"],
  ["forge-source", "pay"],
];

/**
 * Some weeks of an organisation's life, the same for the same seed: donors who pay, pay again, leave, come back too
 * late; forgers; colleagues who record and take back; PayFast silent, slow and talking nonsense; jobs in any order,
 * some done twice.
 */
export async function simulate(world: World, organization: CaseOrganization, seed: number): Promise<void> {
  const chance = chanceFrom(seed);
  const order = chanceFrom(seed + 1_000_000);
  const scene: Scene = { world, organization, chance, order, left: [], recorded: [], isClosed: false };
  const closesAt = chance.oneIn(3) ? 8 + chance.below(8) : Number.POSITIVE_INFINITY;
  for (let event = 0; event < eventCount; event += 1) {
    if (event === closesAt) await close(scene);
    if (chance.oneIn(3)) await disturbPayfast(scene);
    await happen(scene);
    if (chance.oneIn(2)) await work(scene, 1 + chance.below(8));
  }
  await work(scene, Number.POSITIVE_INFINITY);
}

async function happen(scene: Scene): Promise<void> {
  const { chance } = scene;
  const what = chance.below(12);
  if (what < 2) return void (await recordGift(scene));
  if (what === 2 && scene.left.length > 0) return comeBack(scene);
  if (what === 3) return expire(scene);
  if (what === 10) return takeBack(scene);
  if (scene.isClosed) return void (await recordGift(scene));
  if (what === 4) return leave(scene);
  const till = await begin(scene);
  for (const act of chance.pick(visits)) await actAtTill(scene.world, till, act);
}

function begin({ organization, chance }: Scene): Promise<Till> {
  const firstName = chance.pick(names);
  const gift = {
    firstName,
    email: `${firstName.toLowerCase()}@${organization.slug}.example`,
    rand: chance.pick(amountsInRand),
    wantsCertificate: chance.oneIn(2),
  };
  return startGift(organization, gift, async () => {});
}

async function leave(scene: Scene): Promise<void> {
  scene.left.push(await begin(scene));
}

async function comeBack({ world, chance, left }: Scene): Promise<void> {
  const [till] = left.splice(chance.below(left.length), 1);
  await actAtTill(world, till!, "pay");
}

/** Three days pass for whatever is not paid. */
async function expire({ world, organization }: Scene): Promise<void> {
  const { organizationId } = organization;
  await world.rows(
    "update donations set created_at = created_at - interval '4 days' where organization_id = $1 and status = 'pending'",
    [organizationId],
  );
  await expireDonations(organizationId, new Date());
}

/**
 * A colleague takes a gift back: one of long ago, whose certificate the donor has, or one just recorded, whose
 * certificate may be asked for, numbered, drawn, stored or mailed by now. What else is under way is none, because how
 * far it got would be a matter of milliseconds.
 */
async function takeBack(scene: Scene): Promise<void> {
  const { world, chance, recorded } = scene;
  await work(scene, Number.POSITIVE_INFINITY);
  if (chance.oneIn(4)) return reversePayfast(scene);
  if (recorded.length > 0 && chance.oneIn(2)) return reverseGift(scene, chance.pick(recorded));
  const donationId = await recordGift(scene);
  const own = chanceFrom(chance.below(1_000_000));
  const roundLimit = chance.below(7);
  await workOff(world, { chance: own, at: async () => {}, batch: 1, forgetsOneIn: 6, roundLimit });
  await reverseGift(scene, donationId);
}

/** Whether money under way at this moment still finds the campaign open is a matter of milliseconds: none is. */
async function close(scene: Scene): Promise<void> {
  await work(scene, Number.POSITIVE_INFINITY);
  scene.isClosed = true;
  await closeCampaign(scene.organization.member, scene.organization.campaign.campaignId);
}

async function disturbPayfast({ world, chance }: Scene): Promise<void> {
  await world.script("payfast", "/emulator/faults", {
    route: chance.pick(["process", "notify", "validate", "api"]),
    kind: chance.pick(["silent", "slow", "wrong"]),
    count: 1 + chance.below(3),
    seconds: 0.05,
  });
}

async function work({ world, order }: Scene, roundLimit: number): Promise<void> {
  const batch = order.pick([1, 5]);
  await workOff(world, { chance: order, at: async () => {}, batch, forgetsOneIn: 6, roundLimit });
}
