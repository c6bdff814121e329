import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { InvitationsCard } from "@/app/[orgId]/team/invitations-card";
import { PeopleTable } from "@/app/[orgId]/team/people-table";
import { Said } from "@/app/[orgId]/team/said";
import { TeamTabs } from "@/app/[orgId]/team/team-tabs";
import { WaitingCard } from "@/app/[orgId]/team/waiting-card";
import type { ColleagueView, InvitationView, RoleView } from "@/lib/team/views";
import type { Member } from "@/lib/tenancy/actor";
import { Glyph } from "@/lib/ui/glyph";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";

export type TeamView = {
  colleagues: ColleagueView[];
  invitations: InvitationView[];
  roles: RoleView[];
  did: string | string[] | undefined;
  now: Date;
};

/** The people of an organisation: who decides first, then who is there, then who is asked. */
export async function Team({ member, view }: { member: Member; view: TeamView }) {
  const t = await getTranslations("team");
  const { colleagues, invitations } = view;
  const { organizationSlug, permissions } = member;
  const waiting = colleagues.filter(({ status }) => status === "waiting");
  const people = colleagues.filter(({ status }) => status !== "waiting");
  const invite = permissions.has("team:invite") && (
    <Link className="btn primary" href={`/${organizationSlug}/team/invite`}>
      <Glyph name="user-plus" />
      {t("invite")}
    </Link>
  );
  const isAlone = people.length === 1 && invitations.length === 0 && waiting.length === 0;
  return (
    <>
      <PageHead
        title={t("title")}
        sum={t("sum", { people: people.length, invited: invitations.length, waiting: waiting.length })}
        action={!isAlone && invite}
      />
      <TeamTabs organizationSlug={organizationSlug} at="people" />
      <Said did={view.did} />
      {waiting.length > 0 && <WaitingCard member={member} waiting={waiting} roles={view.roles} />}
      <PeopleTable member={member} people={people} now={view.now} />
      {isAlone && invite && (
        <Empty name={organizationSlug} title={t("list.emptyTitle")} action={invite}>
          {t("list.empty")}
        </Empty>
      )}
      {invitations.length > 0 && (
        <InvitationsCard member={member} invitations={invitations} roles={view.roles} />
      )}
    </>
  );
}
