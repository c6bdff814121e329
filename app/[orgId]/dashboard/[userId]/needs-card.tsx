import { getTranslations } from "next-intl/server";
import type { OverviewView } from "@/app/[orgId]/dashboard/[userId]/overview";
import { formatRand } from "@/lib/money";
import { Badge } from "@/lib/ui/badge";
import { Glyph } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";
import { type Need, NeedsList } from "@/lib/ui/workspace/needs-list";

/** What waits for somebody, each with the screen that mends it; when nothing does, it says so. */
export async function NeedsCard({ view }: { view: OverviewView }) {
  const t = await getTranslations("workspace.needs");
  const list = `/${view.organizationSlug}/donations`;
  const needs = (["waiting", "pending"] as const).flatMap((kind): Need[] => {
    const { count, sumCents } = kind === "waiting" ? view.waiting : view.pendingTooLong;
    if (count === 0) return [];
    const detail = t(`${kind}Detail`, { amount: formatRand(sumCents) });
    return [
      { id: kind, count: String(count), title: t(kind, { count }), detail, href: `${list}?show=${kind}` },
    ];
  });
  const total = view.waiting.count + view.pendingTooLong.count;
  const badge = total > 0 && (
    <Badge icon="triangle-alert" tone="amber">
      {t("things", { count: total })}
    </Badge>
  );
  return (
    <Card title={t("title")} aside={badge} lined>
      {total > 0 ? (
        <NeedsList needs={needs} />
      ) : (
        <div className="empty">
          <Glyph name="circle-check" size="lg" />
          <b className="medium">{t("nothing")}</b>
          <p>{t("nothingDetail")}</p>
        </div>
      )}
    </Card>
  );
}
