import { getTranslations } from "next-intl/server";
import { formatInstant } from "@/lib/calendar";
import { listReplays } from "@/lib/jobs/list-replays";
import { requireOperator } from "@/lib/tenancy/session";
import { Card } from "@/lib/ui/workspace/card";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";

/** Who had what tried again; nothing where nobody has. */
export async function ReplaysCard({ nameOf }: { nameOf: (queue: string) => string }) {
  const replays = await listReplays(await requireOperator());
  if (replays.length === 0) return null;
  const t = await getTranslations("operator.jobs");
  return (
    <Card title={t("replays")} lined>
      <FoldingTable
        label={t("replays")}
        columns={[
          { name: t("kind"), at: "title" },
          { name: t("count"), at: "figure" },
          { name: t("by"), at: "note" },
        ]}
        rows={replays.map(({ id, queue, isOne, count, at, by }) => ({
          id,
          cells: [
            <>
              <b className="medium">{nameOf(queue)}</b>
              <span className="block t-sm soft">{t(isOne ? "one" : "allOfKind")}</span>
            </>,
            count,
            t("replayedBy", { by: by ?? t("nameless"), at: formatInstant(at) }),
          ],
        }))}
      />
    </Card>
  );
}
