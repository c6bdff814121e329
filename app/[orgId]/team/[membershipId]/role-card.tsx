import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import type { ColleagueScreen } from "@/app/[orgId]/team/[membershipId]/colleague";
import { RoleForm } from "@/app/[orgId]/team/[membershipId]/role-form";
import { roleChoices } from "@/app/[orgId]/team/role-choices";
import { whyNotManage } from "@/lib/team/colleague";
import type { RoleView } from "@/lib/team/views";
import type { Member } from "@/lib/tenancy/actor";
import { Note } from "@/lib/ui/note";
import { Card } from "@/lib/ui/workspace/card";

/** The role, to change for who may; otherwise who could. */
export async function RoleCard({ member, view }: { member: Member; view: ColleagueScreen }) {
  const t = await getTranslations("team.detail");
  const { colleague, roles, isLastOwner } = view;
  const { membershipId, name, role, status } = colleague;
  const reason = whyNotManage(member, { membershipId, permissions: role?.permissions ?? [] });
  const why =
    status === "removed"
      ? t("gone", { name })
      : status === "waiting"
        ? t("waits", { name })
        : reason === "own"
          ? t(isLastOwner ? "lastOwner" : "own")
          : reason === "more-than-own"
            ? t("moreThanOwn", { name })
            : reason && t("mayNot");
  return (
    <Card title={t("roleTitle")}>
      <div className="stack g-4">
        {role && why && <RoleLine role={role} />}
        {why ? (
          <Note icon="lock">{why}</Note>
        ) : (
          <RoleForm
            key={role?.key}
            organizationSlug={member.organizationSlug}
            membershipId={membershipId}
            choices={await roleChoices(roles, member)}
            chosen={role?.key}
            words={{ ...(await actWords()), role: t("roleLead", { name }), submit: t("save") }}
          />
        )}
      </div>
    </Card>
  );
}

/** Their role and what it means, where there is nothing to choose. */
async function RoleLine({ role }: { role: RoleView }) {
  const [choice] = await roleChoices([role], { permissions: new Set(role.permissions) });
  return (
    <p>
      <b className="medium block">{choice?.name}</b>
      <span className="soft">{choice?.what}</span>
    </p>
  );
}
