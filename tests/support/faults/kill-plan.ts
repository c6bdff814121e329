import { chanceFrom } from "@/lib/db/seed/chance";
import { type KillPoint, webPoints, workerPoints } from "./kill-points";

export type Kill = { number: number; victim: "worker" | "web"; point: KillPoint };

/** Of ten kills in a row, those that end the web process. */
const webTurns = new Set([4, 7, 0]);
const victimOf = (number: number) => (webTurns.has(number % 10) ? "web" : "worker");

/**
 * The kill of a number, from 1: three in ten end the web process. First each point in turn, at its first occasion;
 * then by turns a moment at random, and a later occasion of a point.
 */
export function killOf(number: number): Kill {
  const victim = victimOf(number);
  const points = victim === "web" ? webPoints : workerPoints;
  const before = Array.from({ length: number - 1 }, (_, at) => at + 1);
  const turn = before.filter((one) => victimOf(one) === victim).length;
  if (turn < points.length) return { number, victim, point: points[turn]! };
  const later = turn - points.length;
  const point = later % 2 === 0 ? atRandom(number) : secondOf(points[((later - 1) / 2) % points.length]!);
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
