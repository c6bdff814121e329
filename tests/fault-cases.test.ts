import { expect, test } from "vitest";
import { faultKinds } from "@/lib/emulators/faults";
import { payfastFaultKinds, payfastFaultRoutes } from "@/lib/emulators/payfast/faults";
import { killOf } from "@/tests/support/faults/kill-plan";
import { webPoints, workerPoints } from "@/tests/support/faults/kill-points";
import { type Mishap, type Place, planOf } from "@/tests/support/faults/plan";
import { sizes } from "@/tests/support/sizes";

// What `npm test` tries must touch every switch of the stand-ins and every moment of a kill; `npm run prove` tries more.

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const plans = upTo(sizes.test.faults).map(planOf);
const mishapsAt = (place: Place): Mishap[] =>
  plans.filter((plan) => plan.place === place).map(({ mishap }) => mishap);
const kindsAt = (place: Place) =>
  new Set(mishapsAt(place).flatMap((mishap) => ("kind" in mishap && mishap.kind ? [mishap.kind] : [])));

test("every fault of the S3 stand-in is among the cases, also an answer later than the product waits", () => {
  expect(kindsAt("storage")).toEqual(new Set([...faultKinds, "late"]));
});

test("every fault that mail can suffer is among the cases, and the site's own", () => {
  expect(kindsAt("mail")).toEqual(new Set([...faultKinds.filter((kind) => kind !== "412"), "late"]));
  expect(kindsAt("site")).toEqual(new Set(["500", "timeout", "cut", "slow"]));
});

test("PayFast is silent, slow and wrong at each of its routes", () => {
  const suffered = mishapsAt("payfast").flatMap((mishap) =>
    mishap.how === "burst" ? [`${mishap.route} ${mishap.kind}`] : [],
  );
  const all = payfastFaultRoutes.flatMap((route) => payfastFaultKinds.map((kind) => `${route} ${kind}`));
  expect(suffered).toEqual(expect.arrayContaining(all));
});

test("Clerk is down and turns away at each step that needs it", () => {
  const suffered = mishapsAt("site").flatMap((mishap) =>
    mishap.how === "clerk-down" ? [`${mishap.from} ${mishap.status}`] : [],
  );
  const steps = ["start-checkout", "create-account", "connect-organization", "add-colleague"];
  expect(suffered).toEqual(expect.arrayContaining(steps.flatMap((step) => [`${step} 500`, `${step} 429`])));
});

test("the database is cut at commits and statements, before and after, for one and for all, and refuses", () => {
  const suffered = mishapsAt("database").map((mishap) =>
    mishap.how === "wire" ? `${mishap.on} ${mishap.act}` : mishap.how,
  );
  expect(new Set(suffered)).toEqual(
    new Set(["commit cut-after", "commit cut-before", "statement cut-before", "statement cut-all", "refuse"]),
  );
});

test.each([
  ["worker", workerPoints],
  ["web", webPoints],
] as const)("the %s is killed at every point, and at random", (victim, points) => {
  const kills = upTo(sizes.test.kills)
    .map(killOf)
    .filter((kill) => kill.victim === victim);
  const named = kills.map(({ point }) => point.name);
  expect(named).toEqual(expect.arrayContaining(points.map(({ name }) => name)));
  expect(kills.some(({ point }) => "afterMilliseconds" in point)).toBe(true);
});
