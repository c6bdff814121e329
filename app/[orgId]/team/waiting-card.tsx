import { getTranslations } from "next-intl/server";
import { ActDialog } from "@/app/[orgId]/act-dialog";
import { letIn, moveColleague } from "@/app/[orgId]/team/actions";
import { dialogWords } from "@/app/[orgId]/team/dialog-words";
import { Person } from "@/app/[orgId]/team/person";
import { roleChoices } from "@/app/[orgId]/team/role-choices";
import { RoleDialog } from "@/app/[orgId]/team/role-dialog";
import { calendarDateOf, formatDayHeld } from "@/lib/calendar";
import { isOwner } from "@/lib/team/colleague";
import type { ColleagueView, RoleView } from "@/lib/team/views";
import type { Member } from "@/lib/tenancy/actor";
import { Card } from "@/lib/ui/workspace/card";

type Props = { member: Member; waiting: ColleagueView[]; roles: RoleView[] };

/** Who came without Nika's act; an owner lets them in, as something, or sends them away. */
export async function WaitingCard({ member, waiting, roles }: Props) {
  const t = await getTranslations("team.waiting");
  const decides = isOwner(member);
  const words = await dialogWords();
  const choices = await roleChoices(roles, member);
  const { organizationSlug: slug, organizationName: organization } = member;
  return (
    <Card title={t("title")} aside={!decides && <span className="faint">{t("onlyOwners")}</span>} lined>
      <p className="soft card-lead">{t("why")}</p>
      <ul className="rows">
        {waiting.map(({ membershipId, name, email, joinedAt }) => (
          <li key={membershipId} className="person-row">
            <Person name={name} email={email}>
              <b className="medium">{name}</b>{" "}
              <span className="faint">{t("since", { day: formatDayHeld(calendarDateOf(joinedAt)) })}</span>
            </Person>
            {decides && (
              <span className="row g-2">
                <ActDialog
                  act={moveColleague.bind(null, slug, membershipId, "refuse")}
                  look="danger"
                  isSmall
                  will={[t("refuseFollows", { organization }), t("refuseAgain")]}
                  words={{ ...words, open: t("refuse"), title: t("refuseTitle", { name }) }}
                />
                <RoleDialog
                  act={letIn.bind(null, slug, membershipId)}
                  choices={choices}
                  words={{
                    ...words,
                    open: t("accept"),
                    title: t("acceptTitle", { name }),
                    role: t("acceptRole"),
                  }}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
