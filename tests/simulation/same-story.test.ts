import { beforeAll, expect, test } from "vitest";
import { snapshot } from "@/tests/support/faults/snapshot";
import { hurry, openWorld, type World } from "@/tests/support/faults/world";
import { play } from "@/tests/support/simulation/prove-seeds";

let world: World;

beforeAll(async () => {
  world = await openWorld();
  hurry();
});

test.each([7, 11, 17])("seed %i tells the same story each time", async (seed) => {
  const first = await play(world, `once-${seed}`, seed);
  const second = await play(world, `again-${seed}`, seed);
  expect(await snapshot(world, second.organizationId)).toEqual(await snapshot(world, first.organizationId));
});
