import { formatTime } from "@/lib/calendar";

/** The time of day (SAST) at which a wait is over, to the next whole minute. */
export const endOfWait = (waitSeconds: number, now = new Date()): string =>
  formatTime(new Date(now.getTime() + (waitSeconds + 59) * 1_000)).slice(0, 5);
