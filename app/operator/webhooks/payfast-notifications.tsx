import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActButton } from "@/app/[orgId]/act-button";
import { actWords } from "@/app/[orgId]/act-words";
import { replayPayfast } from "@/app/operator/acts";
import { formatInstant } from "@/lib/calendar";
import {
  listOperatedNotifications,
  type ReceivedNotification,
} from "@/lib/payments/list-operated-notifications";
import { requireOperator } from "@/lib/tenancy/session";
import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";
import { ReceivedList } from "./received-list";

const looks = {
  applied: ["check", "leaf"],
  stored: ["loader", "info"],
  unallocated: ["hourglass", "amber"],
  refused: ["shield-x", "danger"],
} as const satisfies Record<ReceivedNotification["status"], readonly [GlyphName, Tone]>;

type Props = { which: "stuck" | "all"; olderThan: string | undefined };

/** PayFast's notifications to every organisation: when, what became of each, and why. */
export async function PayfastNotifications({ which, olderThan }: Props) {
  const operator = await requireOperator();
  const { notifications, hasOlder } = await listOperatedNotifications(operator, { which, olderThan });
  const t = await getTranslations("operator.webhooks");
  const said = await getTranslations("workspace.provider");
  const words = await actWords();
  return (
    <ReceivedList
      from="payfast"
      which={which}
      olderThan={olderThan}
      last={hasOlder ? notifications.at(-1)?.id : undefined}
      columns={[
        { name: t("organization"), at: "title" },
        { name: t("became"), at: "note" },
        { name: t("state"), at: "state" },
        { name: t("again"), at: "more" },
      ]}
      rows={notifications.map(
        ({ id, organizationId, organizationName, status, reason, copies, receivedAt }) => ({
          id,
          cells: [
            <>
              <Link className="medium" href={`/operator/organizations/${organizationId}`}>
                {organizationName}
              </Link>
              <span className="block t-sm soft">{formatInstant(receivedAt)}</span>
            </>,
            <>
              {reason ? said(`reason.${reason}`) : said(`${status}Detail`)}
              {copies > 1 && <span className="block t-sm soft">{said("copies", { count: copies })}</span>}
            </>,
            <Badge key="state" icon={looks[status][0]} tone={looks[status][1]}>
              {said(status)}
            </Badge>,
            (status === "refused" || status === "stored") && (
              <ActButton
                key="again"
                act={replayPayfast.bind(null, organizationId, id)}
                words={words}
                label={t("judgeAgain")}
                about={organizationName}
              />
            ),
          ],
        }),
      )}
    />
  );
}
