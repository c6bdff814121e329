import { getTranslations } from "next-intl/server";
import type { ActivityView } from "@/app/[orgId]/event-words";
import { calendarDateOf, formatDay, formatTime } from "@/lib/calendar";
import { Card } from "@/lib/ui/workspace/card";
import { Thread } from "@/lib/ui/workspace/thread";

/** Everything that happened to a donation or with a donor; a day that all of it shares is said once. */
export async function HistoryCard({ history, none }: { history: ActivityView[]; none?: string }) {
  const t = await getTranslations("workspace.donation");
  const days = new Set(history.map((event) => formatDay(calendarDateOf(event.happenedAt))));
  const isOneDay = days.size <= 1;
  const at = (instant: Date) =>
    isOneDay ? formatTime(instant) : `${formatDay(calendarDateOf(instant))}, ${formatTime(instant)}`;
  return (
    <Card
      title={t("history")}
      aside={<span className="faint">{[...(isOneDay ? days : []), t("newestFirst")].join(" · ")}</span>}
    >
      {history.length === 0 && <p className="soft">{none ?? t("noHistory")}</p>}
      <Thread
        steps={history.map(({ id, what, detail, happenedAt, isBad }) => ({
          id,
          what,
          detail,
          isBad,
          at: at(happenedAt),
          dateTime: happenedAt.toISOString(),
        }))}
      />
    </Card>
  );
}
