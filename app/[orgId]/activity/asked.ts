import {
  type ActivityFilter,
  type ActivityPlace,
  activityAreas,
  activityParties,
} from "@/lib/audit/activity";
import { parseCalendarDate } from "@/lib/calendar";
import { isId } from "@/lib/new-id";

export type Asked = Record<string, string | string[] | undefined>;

const text = (value: Asked[string]) => (typeof value === "string" ? value : "");

/** The acts that an address asks for; what we do not know is left out. */
export function filterIn(asked: Asked): ActivityFilter {
  const [who, what] = [text(asked.who), text(asked.what)];
  return {
    who: isId(who) || Object.hasOwn(activityParties, who) ? who : undefined,
    what: Object.hasOwn(activityAreas, what) ? (what as ActivityFilter["what"]) : undefined,
    from: parseCalendarDate(text(asked.from)) ?? undefined,
    to: parseCalendarDate(text(asked.to)) ?? undefined,
  };
}

export function placeIn(asked: Asked): ActivityPlace {
  const [newer, older] = [text(asked.newer), text(asked.older)];
  return isId(newer) ? { newerThan: newer } : isId(older) ? { olderThan: older } : {};
}

/** The address of these acts. */
export function addressOf(organizationSlug: string, filter: ActivityFilter, more = {}, path = ""): string {
  const given = Object.entries({ ...filter, ...more }).filter((pair): pair is [string, string] =>
    Boolean(pair[1]),
  );
  const query = new URLSearchParams(given).toString();
  return `/${organizationSlug}/activity${path}${query ? `?${query}` : ""}`;
}
