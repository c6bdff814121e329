import { setTimeout as wait } from "node:timers/promises";
import { type Chance, chanceFrom } from "@/lib/db/seed/chance";
import { type ProductProcess, startWorkerProcess } from "./processes";

/** Several workers of whom one is killed every few seconds, and another takes its place, until told to stop. */
export async function startDoomedCrew(size: number, variables: Record<string, string>) {
  const chance: Chance = chanceFrom(20_261_120);
  const crew: ProductProcess[] = await Promise.all(
    Array.from({ length: size }, () => startWorkerProcess(variables)),
  );
  let kills = 0;
  let goesOn = true;
  const killing = (async () => {
    while (goesOn) {
      // Another takes seconds to start: sooner, and the cores would do little else.
      await wait(4_000 + chance.below(8_000));
      if (!goesOn) return;
      const victim = chance.below(size);
      await crew[victim]!.kill();
      kills += 1;
      crew[victim] = await startWorkerProcess(variables);
    }
  })();
  const stopKilling = async () => {
    goesOn = false;
    await killing;
    return kills;
  };
  return {
    /** No more deaths; returns how many there were. */
    stopKilling,
    end: async () => {
      await stopKilling();
      await Promise.all(crew.map((worker) => worker.kill()));
    },
  };
}
