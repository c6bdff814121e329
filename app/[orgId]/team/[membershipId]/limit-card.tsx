import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { LimitForm } from "@/app/[orgId]/team/[membershipId]/limit-form";
import type { Limit } from "@/lib/team/find-limit";
import type { ColleagueView } from "@/lib/team/views";
import type { Member } from "@/lib/tenancy/actor";
import { canGrant } from "@/lib/tenancy/policy";
import { Card } from "@/lib/ui/workspace/card";

type Props = { member: Member; colleague: ColleagueView; limit: Limit };

/** How far a colleague sees, and for who manages them the way to change it. */
export async function LimitCard({ member, colleague, limit }: Props) {
  const t = await getTranslations("roles.limit");
  const { role, membershipId } = colleague;
  const mayChange =
    member.permissions.has("team:manage") &&
    role !== null &&
    role.key !== "owner" &&
    membershipId !== member.membershipId &&
    canGrant(member, role.permissions);
  const among = limit.campaigns.filter(({ isAmong }) => isAmong);
  return (
    <Card title={t("title")}>
      {mayChange ? (
        <LimitForm
          organizationSlug={member.organizationSlug}
          membershipId={membershipId}
          limit={limit}
          words={{
            ...(await actWords()),
            submit: t("save"),
            legend: t("legend", { name: colleague.name }),
            all: t("all"),
            allHelp: t("allHelp"),
            some: t("some"),
            someHelp: t("someHelp"),
            campaigns: t("campaigns"),
            closed: t("closed"),
          }}
        />
      ) : (
        <p className="soft">
          {limit.isLimited
            ? t("limited", { campaigns: among.map(({ title }) => title).join(", ") })
            : t("unlimited")}
        </p>
      )}
    </Card>
  );
}
