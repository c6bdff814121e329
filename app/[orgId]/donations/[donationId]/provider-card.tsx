import { getTranslations } from "next-intl/server";
import { calendarDateOf, formatDay, formatTime } from "@/lib/calendar";
import type { NotificationView } from "@/lib/payments/views";
import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";

const look = {
  applied: ["check", "leaf"],
  stored: ["loader", "info"],
  unallocated: ["hourglass", "amber"],
  refused: ["shield-x", "danger"],
} as const satisfies Record<NotificationView["status"], readonly [GlyphName, Tone]>;

/** What PayFast reported about a donation, and what became of each report. */
export async function ProviderCard({ notifications }: { notifications: NotificationView[] }) {
  const t = await getTranslations("workspace.provider");
  const refused = notifications.filter((notification) => notification.status === "refused").length;
  if (notifications.length === 0) {
    return (
      <Card title={t("title")}>
        <p className="soft">{t("none")}</p>
      </Card>
    );
  }
  const verdict = refused ? (
    <Badge icon="shield-x" tone="danger">
      {t("someRefused", { count: refused })}
    </Badge>
  ) : (
    <Badge icon="shield-check" tone="leaf">
      {t("allGenuine")}
    </Badge>
  );
  return (
    <Card title={t("title")} aside={verdict} lined>
      <ul className="rows">
        {notifications.map(({ id, status, reason, receivedAt, copies }) => (
          <li key={id} className="event">
            <Badge icon={look[status][0]} tone={look[status][1]}>
              {t(status)}
            </Badge>
            <span className="grow">
              <b className="medium">{t("appliedTitle")}</b>{" "}
              <time className="faint num" dateTime={receivedAt.toISOString()}>
                {formatDay(calendarDateOf(receivedAt))} {formatTime(receivedAt)}
              </time>
              <span className="soft" style={{ display: "block" }}>
                {reason ? t(`reason.${reason}`) : t(`${status}Detail`)}
                {copies > 1 && ` · ${t("copies", { count: copies })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
