import { calendarDateOf, daysBetween, formatDayHeld, formatTime } from "@/lib/calendar";

export type LastHere =
  | { key: "now" | "never" }
  | { key: "today" | "yesterday"; time: string }
  | { key: "day"; day: string };

const nowMinutes = 10;

/** When somebody was last here, as people say it; a presence is noted every five minutes. */
export function lastHere(seenAt: Date | null, now: Date): LastHere {
  if (!seenAt) return { key: "never" };
  if (now.getTime() - seenAt.getTime() < nowMinutes * 60_000) return { key: "now" };
  const days = daysBetween(calendarDateOf(seenAt), calendarDateOf(now));
  const time = formatTime(seenAt).slice(0, 5);
  if (days <= 0) return { key: "today", time };
  return days === 1 ? { key: "yesterday", time } : { key: "day", day: formatDayHeld(calendarDateOf(seenAt)) };
}
