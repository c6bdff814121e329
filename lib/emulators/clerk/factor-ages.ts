import type { Instance } from "@/lib/emulators/clerk/instance";
import type { Session } from "@/lib/emulators/clerk/state";

/** Whole minutes since the person proved who they are by the first and the second factor; -1 is never. */
export const factorAges = (instance: Instance, session: Session): [number, number] => [
  minutesSince(instance, session.firstFactorAt ?? session.createdAt),
  session.secondFactorAt === undefined ? -1 : minutesSince(instance, session.secondFactorAt),
];

const minutesSince = (instance: Instance, at: number) => Math.floor((instance.now() - at) / 60_000);
