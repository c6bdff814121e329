import { beforeAll, expect, inject, test } from "vitest";
import { chanceFrom } from "@/lib/db/seed/chance";
import { partOf } from "@/tests/support/part";
import { inflict } from "./inflict";
import { aCaseOrganization, type CaseOrganization } from "./organization";
import { describeMishap, type Mishap, type Place, planOf } from "./plan";
import { snapshot } from "./snapshot";
import { type Telling, tell } from "./story";
import { hurry, openWorld, type World } from "./world";

/** Tests the cases of one place, or of a part of them: told with its mishap, the story ends as it ends undisturbed. */
export function proveFaults(place: Place, part = 1): void {
  let world: World;
  let undisturbed: Awaited<ReturnType<typeof snapshot>>;
  let counted: { commits: number; statements: number };

  beforeAll(async () => {
    world = await openWorld();
    hurry();
    const organization = await aCaseOrganization(world, "undisturbed", { isKnownToClerk: place === "site" });
    counted = await tellCounting(world, organization, place);
    if (place === "database") {
      // On a slow machine PayFast grows impatient and repeats itself; a cut must fall within a telling without.
      const again = await aCaseOrganization(world, "undisturbed-again");
      const { commits, statements } = await tellCounting(world, again, place);
      counted = {
        commits: Math.min(counted.commits, commits),
        statements: Math.min(counted.statements, statements),
      };
    }
    undisturbed = await snapshot(world, organization.organizationId);
    expect(undisturbed).toMatchObject({
      donations: [{ status: "completed" }, { status: "completed" }, { status: "completed" }],
      numbers: [expect.stringContaining("000001"), expect.stringContaining("000002")],
      certificates: [
        { isAsStored: true, mailed: true },
        { isAsStored: true, mailed: true },
      ],
      jobs: [],
      broken: [],
    });
  });

  const numbers = Array.from({ length: inject("size").faults }, (_, at) => at + 1);
  const cases = numbers
    .map((number) => ({ number, ...planOf(number) }))
    .filter((one) => one.place === place && partOf(place, one.number) === part);
  for (const { number, mishap } of cases)
    test(`faults:${number} ${place}: ${describeMishap(mishap)}`, async () => {
      const organization = await aCaseOrganization(world, `case-${number}`, {
        isKnownToClerk: place === "site",
      });
      const { organizationId } = organization;
      const inflicted = await inflict(world, place, mishap, { organizationId, counted });
      try {
        const telling = tellingOf(number, place, mishap);
        await tell(world, organization, { ...telling, at: inflicted.at, round: inflicted.round });
        expect(await inflicted.suffered(), "the mishap happened").toBeGreaterThan(0);
      } finally {
        await calmDown(world);
      }
      expect(await snapshot(world, organizationId)).toEqual(undisturbed);
    });
}

/** Tells the story undisturbed; how often it committed and how many statements it took. */
async function tellCounting(world: World, organization: CaseOrganization, place: Place) {
  world.proxy.startCounting();
  await tell(world, organization, { ...tellingOf(0, place), at: async () => {} });
  return world.proxy.counts();
}

function tellingOf(number: number, place: Place, mishap?: Mishap): Omit<Telling, "at"> {
  const chance = chanceFrom(number);
  // A cut is found again by counting statements, so nothing else may vary.
  const isVaried = place !== "database" && number > 0;
  return {
    seed: isVaried ? number : 0,
    batch: isVaried ? chance.pick([1, 5]) : 1,
    forgetsOneIn: isVaried ? chance.pick([0, 0, 3]) : 0,
    act: isVaried ? chance.pick(["pay", "pay", "pay-twice", "pay-late"]) : "pay",
    hasTeam: place === "site",
    clerkFailures: mishap?.how === "clerk-down" ? mishap.failures : 1,
  };
}

/** Whatever a case that failed has left over must not befall the next one. */
async function calmDown(world: World): Promise<void> {
  await world.rows("delete from pgboss.job where state <> 'completed'");
  world.proxy.disarm();
  world.site.faults.clear();
  await world.clerkOutage(null);
  for (const service of ["s3", "mail", "payfast"] as const) await world.forgive(service);
}
