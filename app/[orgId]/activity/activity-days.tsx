import Link from "next/link";
import type { Act } from "@/app/[orgId]/activity/activity";
import { type CalendarDate, calendarDateOf, formatDay, formatTime } from "@/lib/calendar";
import { Glyph } from "@/lib/ui/glyph";
import { ActivityList } from "@/lib/ui/workspace/activity-list";
import { initialsOf } from "@/lib/ui/workspace/initials";

/** Acts under the day they happened on; each leads to what it is about. */
export function ActivityDays({ acts, unread }: { acts: Act[]; unread?: string }) {
  const days = new Map<CalendarDate, Act[]>();
  for (const act of acts) {
    const day = calendarDateOf(act.happenedAt);
    days.set(day, [...(days.get(day) ?? []), act]);
  }
  return [...days].map(([day, its]) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <h2 className="day" id={`day-${day}`}>
        {formatDay(day)}
      </h2>
      <ActivityList
        lines={its.map(({ id, who, isYou, isNew, what, detail, happenedAt, href }) => ({
          id,
          mark: who ? initialsOf(who) : <Glyph name="cog" />,
          isYou,
          text: (
            <>
              {isNew && (
                <span className="badge" data-tone="amber">
                  {unread}
                </span>
              )}{" "}
              {href ? (
                <Link className="main-link" href={href}>
                  <b>{what}</b>
                </Link>
              ) : (
                <b>{what}</b>
              )}{" "}
              {detail && <span className="soft">{detail}</span>}
            </>
          ),
          at: formatTime(happenedAt),
          dateTime: happenedAt.toISOString(),
        }))}
      />
    </section>
  ));
}
