import { chanceFrom } from "@/lib/db/seed/chance";
import { type KillPoint, webPoints, workerPoints } from "./kill-points";

export type Kill = { number: number; victim: "worker" | "web"; point: KillPoint };

/**
 * The kill of a number, from 1: one in five ends the web process. First each point in turn, at its first occasion;
 * then by turns a later occasion of a point, and a moment at random.
 */
export function killOf(number: number): Kill {
  const victim = number % 5 === 0 ? "web" : "worker";
  const points = victim === "web" ? webPoints : workerPoints;
  const turn = victim === "web" ? number / 5 - 1 : number - 1 - Math.floor(number / 5);
  if (turn < points.length) return { number, victim, point: points[turn]! };
  const later = turn - points.length;
  const point = later % 2 === 0 ? secondOf(points[(later / 2) % points.length]!) : atRandom(number);
  return { number, victim, point };
}

function secondOf(point: KillPoint): KillPoint {
  if (!("wire" in point)) return point;
  return { name: `${point.name}, the second time`, wire: { ...point.wire, nth: 2 } };
}

function atRandom(number: number): KillPoint {
  const afterMilliseconds = chanceFrom(number).below(2500);
  return { name: `at random, after ${afterMilliseconds} ms`, afterMilliseconds };
}
