import { getTranslations } from "next-intl/server";
import { formatInstant } from "@/lib/calendar";
import type { InvariantView } from "@/lib/certificates/list-checks";
import { Badge } from "@/lib/ui/badge";
import { Card } from "@/lib/ui/workspace/card";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";

/** Whether the organisation's books and certificates add up, as last checked. */
export async function ChecksCard({ checks }: { checks: InvariantView[] }) {
  const t = await getTranslations("activity.attention.checks");
  const what = await getTranslations("operator.invariants.key");
  const last = checks.map(({ checkedAt }) => checkedAt).findLast((at) => at !== null);
  const broken = checks.filter(({ brokenCount }) => brokenCount > 0);
  return (
    <Card
      title={t("title")}
      aside={
        last &&
        (broken.length > 0 ? (
          <Badge icon="triangle-alert" tone="danger">
            {t("broken", { count: broken.length })}
          </Badge>
        ) : (
          <Badge icon="circle-check" tone="leaf">
            {t("all")}
          </Badge>
        ))
      }
      lined
    >
      <p className="soft px-5 py-4">
        {last ? t("last", { at: formatInstant(last) }) : t("never")}
        {broken.length > 0 && ` ${t("next")}`}
      </p>
      <FoldingTable
        label={t("title")}
        columns={[
          { name: t("what"), at: "title" },
          { name: t("since"), at: "note" },
          { name: t("state"), at: "state" },
        ]}
        rows={[...checks]
          .sort((a, b) => b.brokenCount - a.brokenCount)
          .map(({ key, checkedAt, brokenCount, brokenSince }) => ({
            id: key,
            cells: [
              what(key),
              brokenSince ? t("sinceAt", { at: formatInstant(brokenSince), count: brokenCount }) : "",
              !checkedAt ? (
                <Badge key="state" icon="circle-dashed">
                  {t("unknown")}
                </Badge>
              ) : brokenCount > 0 ? (
                <Badge key="state" icon="triangle-alert" tone="danger">
                  {t("isBroken")}
                </Badge>
              ) : (
                <Badge key="state" icon="check" tone="leaf">
                  {t("holds")}
                </Badge>
              ),
            ],
          }))}
      />
    </Card>
  );
}
