import { getTranslations } from "next-intl/server";
import { HistoryCard } from "@/app/[orgId]/donations/[donationId]/history-card";
import type { ActivityView } from "@/app/[orgId]/event-words";
import { ColleagueActs } from "@/app/[orgId]/team/[membershipId]/colleague-acts";
import { LimitCard } from "@/app/[orgId]/team/[membershipId]/limit-card";
import { RoleCard } from "@/app/[orgId]/team/[membershipId]/role-card";
import { LastHereText } from "@/app/[orgId]/team/last-here-text";
import { Said } from "@/app/[orgId]/team/said";
import { StatusBadge } from "@/app/[orgId]/team/status-badge";
import { TeamCrumb } from "@/app/[orgId]/team/team-crumb";
import { calendarDateOf, formatDayHeld } from "@/lib/calendar";
import type { Limit } from "@/lib/team/find-limit";
import type { ColleagueView, RoleView } from "@/lib/team/views";
import type { Member } from "@/lib/tenancy/actor";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";

export type ColleagueScreen = {
  colleague: ColleagueView;
  roles: RoleView[];
  limit: Limit;
  isLastOwner: boolean;
  /** Null for who may not see it. */
  history: ActivityView[] | null;
  did: string | string[] | undefined;
  now: Date;
};

/** One colleague: what they may do, what can be done about it, and what happened. */
export async function Colleague({ member, view }: { member: Member; view: ColleagueScreen }) {
  const t = await getTranslations("team.detail");
  const { colleague, history } = view;
  const isYou = colleague.membershipId === member.membershipId;
  return (
    <>
      <div className="stack g-3">
        <TeamCrumb organizationSlug={member.organizationSlug} />
        <div className="page-head">
          <div>
            <h1>{colleague.name}</h1>
            {colleague.email !== colleague.name && <p className="sum anywhere">{colleague.email}</p>}
            <p className="row g-2" style={{ marginTop: ".5rem" }}>
              <StatusBadge status={colleague.status} />
              {colleague.role && <span className="soft">{colleague.role.name}</span>}
              {isYou && <span className="faint">{t("you")}</span>}
            </p>
          </div>
        </div>
      </div>
      <Said did={view.did} />
      <div className="grid main-side">
        <div className="stack g-6">
          <RoleCard member={member} view={view} />
          <LimitCard member={member} colleague={colleague} limit={view.limit} />
          <ColleagueActs member={member} view={view} />
        </div>
        <div className="stack g-6">
          <Card title={t("facts")}>
            <Facts
              facts={[
                { name: t("since"), value: formatDayHeld(calendarDateOf(colleague.joinedAt)) },
                {
                  name: t("lastHere"),
                  value: <LastHereText seenAt={colleague.lastSeenAt} now={view.now} />,
                },
              ]}
            />
          </Card>
          {history && <HistoryCard history={history} />}
        </div>
      </div>
    </>
  );
}
