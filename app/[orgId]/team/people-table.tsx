// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is display: block, which takes the roles away
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LastHereText } from "@/app/[orgId]/team/last-here-text";
import { Person } from "@/app/[orgId]/team/person";
import { StatusBadge } from "@/app/[orgId]/team/status-badge";
import type { ColleagueView } from "@/lib/team/views";
import type { Member } from "@/lib/tenancy/actor";
import { ColumnHead } from "@/lib/ui/workspace/column-head";

type Props = { member: Member; people: ColleagueView[]; now: Date };

/** Who belongs to the organisation, with role, state and when they were last here; on a phone a row folds. */
export async function PeopleTable({ member, people, now }: Props) {
  const t = await getTranslations("team.list");
  return (
    <section className="card" aria-label={t("title")}>
      <div className="table-wrap">
        <table className="table folds" role="table">
          <thead>
            <tr role="row">
              <ColumnHead>{t("person")}</ColumnHead>
              <ColumnHead>{t("role")}</ColumnHead>
              <ColumnHead>{t("state")}</ColumnHead>
              <ColumnHead>{t("lastHere")}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Row key={person.membershipId} member={member} person={person} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

async function Row({ member, person, now }: { member: Member; person: ColleagueView; now: Date }) {
  const t = await getTranslations("team.list");
  const { membershipId, name, email, role, campaigns, status, lastSeenAt } = person;
  const isYou = membershipId === member.membershipId;
  return (
    <tr role="row">
      <td role="cell" data-at="title">
        <Person name={name} email={email} isYou={isYou}>
          <Link className="main" href={`/${member.organizationSlug}/team/${membershipId}`}>
            {name}
          </Link>
          {isYou && <span className="faint"> {t("you")}</span>}
        </Person>
      </td>
      <td role="cell" data-at="note">
        {role?.name ?? <span className="faint">{t("noRole")}</span>}
        {campaigns && (
          <span className="faint block">
            {campaigns[0]
              ? t("limited", { first: campaigns[0], more: campaigns.length - 1 })
              : t("limitedToNone")}
          </span>
        )}
      </td>
      <td role="cell" data-at="state">
        <StatusBadge status={status} />
      </td>
      <td role="cell" data-at="hide" className="soft num">
        <LastHereText seenAt={lastSeenAt} now={now} />
      </td>
    </tr>
  );
}
