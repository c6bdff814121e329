import { chanceFrom } from "@/lib/db/seed/chance";
import { type KillPoint, webPoints, workerPoints } from "./kill-points";

export type Kill = { number: number; victim: "worker" | "web"; point: KillPoint };

/** The kill of a number, from 1: one in five ends the web process; each point in turn, then at random. */
export function killOf(number: number): Kill {
  const victim = number % 5 === 0 ? "web" : "worker";
  const points = victim === "web" ? webPoints : workerPoints;
  const turn = victim === "web" ? number / 5 - 1 : number - 1 - Math.floor(number / 5);
  const [lap, at] = [Math.floor(turn / (points.length + 1)), turn % (points.length + 1)];
  return { number, victim, point: points[at] ? later(points[at], lap) : atRandom(number) };
}

/** In each lap a later occasion: the first gift's, the second's. */
function later(point: KillPoint, lap: number): KillPoint {
  if (!("wire" in point)) return point;
  return { ...point, wire: { ...point.wire, nth: 1 + (lap % 2) } };
}

function atRandom(number: number): KillPoint {
  const afterMilliseconds = chanceFrom(number).below(2500);
  return { name: `at random, after ${afterMilliseconds} ms`, afterMilliseconds };
}
