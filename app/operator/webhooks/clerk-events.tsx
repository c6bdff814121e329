import { getTranslations } from "next-intl/server";
import { ActButton } from "@/app/[orgId]/act-button";
import { actWords } from "@/app/[orgId]/act-words";
import { replayEvent } from "@/app/operator/acts";
import { formatInstant } from "@/lib/calendar";
import { listClerkEvents, type ReceivedClerkEvent } from "@/lib/tenancy/list-clerk-events";
import { requireOperator } from "@/lib/tenancy/session";
import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";
import { ReceivedList } from "./received-list";

const looks = {
  stored: ["loader", "info"],
  applied: ["check", "leaf"],
  waiting: ["hourglass", "amber"],
  failed: ["shield-x", "danger"],
  ignored: ["circle-dashed", undefined],
} as const satisfies Record<ReceivedClerkEvent["status"], readonly [GlyphName, Tone | undefined]>;

type Props = { which: "stuck" | "all"; olderThan: string | undefined };

/** Clerk's events; the name of the delivery leads to it in Clerk's own dashboard. */
export async function ClerkEvents({ which, olderThan }: Props) {
  const { events, hasOlder } = await listClerkEvents(await requireOperator(), { which, olderThan });
  const t = await getTranslations("operator.webhooks");
  const words = await actWords();
  const isStuck = ({ status }: ReceivedClerkEvent) => status !== "applied" && status !== "ignored";
  return (
    <ReceivedList
      from="clerk"
      which={which}
      olderThan={olderThan}
      last={hasOlder ? events.at(-1)?.id : undefined}
      columns={[
        { name: t("event"), at: "title" },
        { name: t("became"), at: "note" },
        { name: t("state"), at: "state" },
        { name: t("again"), at: "more" },
      ]}
      rows={events.map((event) => ({
        id: event.id,
        cells: [
          <>
            <b className="medium">{event.type}</b>
            <span className="block t-sm soft">{formatInstant(event.receivedAt)}</span>
            <span className="block t-sm faint wrap-anywhere">{event.svixId}</span>
          </>,
          <>
            {event.reason ?? "–"}
            <span className="block t-sm soft">
              {t("attempts", { count: event.attempts })}
              {event.replayedAt &&
                ` · ${t("replayedAt", { at: formatInstant(event.replayedAt), by: event.replayedBy ?? t("nameless") })}`}
            </span>
          </>,
          <Badge key="state" icon={looks[event.status][0]} tone={looks[event.status][1]}>
            {t(`clerk.${event.status}`)}
          </Badge>,
          isStuck(event) && (
            <ActButton
              key="again"
              act={replayEvent.bind(null, event.id)}
              words={words}
              label={t("replay")}
              about={event.type}
            />
          ),
        ],
      }))}
    />
  );
}
