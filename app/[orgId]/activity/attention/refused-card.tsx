import { getTranslations } from "next-intl/server";
import { ActButton } from "@/app/[orgId]/act-button";
import { actWords } from "@/app/[orgId]/act-words";
import { judgeAgain } from "@/app/[orgId]/activity/attention/actions";
import { formatInstant } from "@/lib/calendar";
import type { RefusedNotificationView } from "@/lib/payments/attention";
import type { Member } from "@/lib/tenancy/actor";
import { Card } from "@/lib/ui/workspace/card";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";

type Props = { member: Member; notifications: RefusedNotificationView[] };

/** What was refused as PayFast's: after a passphrase was mended it is judged again. */
export async function RefusedCard({ member, notifications }: Props) {
  const t = await getTranslations("activity.attention");
  const said = await getTranslations("workspace.provider");
  const words = await actWords();
  const mayReplay = member.permissions.has("settings:integrations");
  return (
    <Card title={t("refused")} lined>
      <p className="soft px-5 py-4">{t(mayReplay ? "refusedNext" : "refusedAsk")}</p>
      <FoldingTable
        label={t("refused")}
        columns={[
          { name: t("arrived"), at: "title" },
          { name: t("why"), at: "note" },
          ...(mayReplay ? [{ name: t("act"), at: "more" } as const] : []),
        ]}
        rows={notifications.map(({ id, reason, copies, receivedAt }) => ({
          id,
          cells: [
            formatInstant(receivedAt),
            <>
              {reason ? said(`reason.${reason}`) : said("refusedDetail")}
              {copies > 1 && <span className="block t-sm soft">{said("copies", { count: copies })}</span>}
            </>,
            <ActButton
              key="again"
              act={judgeAgain.bind(null, member.organizationSlug, id)}
              words={words}
              label={t("judgeAgain")}
              about={formatInstant(receivedAt)}
            />,
          ],
        }))}
      />
    </Card>
  );
}
