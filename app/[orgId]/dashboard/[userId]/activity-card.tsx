import { getTranslations } from "next-intl/server";
import type { ActivityView } from "@/app/[orgId]/event-words";
import { type CalendarDate, calendarDateOf, formatDay, formatTime } from "@/lib/calendar";
import { Glyph } from "@/lib/ui/glyph";
import { ActivityList } from "@/lib/ui/workspace/activity-list";
import { Card } from "@/lib/ui/workspace/card";
import { initialsOf } from "@/lib/ui/workspace/initials";

/** The latest acts in the organisation. */
export async function ActivityCard({ activity, today }: { activity: ActivityView[]; today: CalendarDate }) {
  const t = await getTranslations("workspace.activity");
  const when = (instant: Date) => {
    const day = calendarDateOf(instant);
    const time = formatTime(instant).slice(0, 5);
    return day === today ? time : `${formatDay(day)}, ${time}`;
  };
  return (
    <Card title={t("title")} lined>
      {activity.length === 0 && (
        <p className="soft" style={{ padding: "1.25rem" }}>
          {t("none")}
        </p>
      )}
      <ActivityList
        lines={activity.map(({ id, who, isYou, what, detail, happenedAt }) => ({
          id,
          mark: who ? initialsOf(who) : <Glyph name="cog" />,
          isYou,
          text: (
            <>
              <b>{what}</b> {detail && <span className="soft">{detail}</span>}
            </>
          ),
          at: when(happenedAt),
          dateTime: happenedAt.toISOString(),
        }))}
      />
    </Card>
  );
}
