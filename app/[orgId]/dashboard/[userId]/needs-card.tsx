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
  const waits = [
    {
      kind: "waiting",
      tally: view.waiting,
      href: `/${view.organizationSlug}/certificates/waiting`,
    },
    { kind: "pending", tally: view.pendingTooLong, href: `${list}?show=pending` },
    {
      kind: "unallocated",
      tally: view.unallocated,
      href: view.activity && `/${view.organizationSlug}/activity/attention`,
    },
    { kind: "approvals", tally: view.toDecide, href: `/${view.organizationSlug}/team/approvals` },
  ] as const;
  const needs: Need[] = waits
    .filter(({ tally }) => tally.count > 0)
    .map(({ kind, tally: { count, sumCents }, href }) => ({
      id: kind,
      count: String(count),
      title: t(kind, { count }),
      detail: t(`${kind}Detail`, { amount: formatRand(sumCents) }),
      href,
    }));
  if (view.strangers > 0)
    needs.unshift({
      id: "strangers",
      count: String(view.strangers),
      title: t("strangers", { count: view.strangers }),
      detail: t("strangersDetail"),
      href: `/${view.organizationSlug}/team`,
    });
  const total = waits.reduce((sum, { tally }) => sum + tally.count, view.strangers);
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
