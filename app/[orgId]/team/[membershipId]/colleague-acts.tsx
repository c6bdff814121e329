import { getTranslations } from "next-intl/server";
import { ActDialog } from "@/app/[orgId]/act-dialog";
import type { ColleagueScreen } from "@/app/[orgId]/team/[membershipId]/colleague";
import { leaveTeam, moveColleague } from "@/app/[orgId]/team/actions";
import { dialogWords } from "@/app/[orgId]/team/dialog-words";
import { isOwner, whyNotManage } from "@/lib/team/colleague";
import type { Member } from "@/lib/tenancy/actor";

/** What can be done about a colleague as they stand, each with what will happen; of oneself, leaving. */
export async function ColleagueActs({ member, view }: { member: Member; view: ColleagueScreen }) {
  const t = await getTranslations("team.act");
  const { colleague, isLastOwner } = view;
  const { membershipId, name, role, status } = colleague;
  const { organizationSlug: slug, organizationName: organization } = member;
  const words = await dialogWords();
  const act = (which: "suspend" | "lift" | "remove" | "transfer") =>
    moveColleague.bind(null, slug, membershipId, which);
  if (membershipId === member.membershipId)
    return (
      !isLastOwner && (
        <div className="row g-2">
          <ActDialog
            act={leaveTeam.bind(null, slug)}
            look="danger"
            will={[t("leaveOut"), t("leaveKeeps")]}
            words={{ ...words, open: t("leave"), title: t("leaveTitle", { organization }) }}
          />
        </div>
      )
    );
  const isHere = status === "active" || status === "suspended";
  if (!isHere || whyNotManage(member, { membershipId, permissions: role?.permissions ?? [] })) return null;
  return (
    <div className="row g-2">
      {status === "active" && isOwner(member) && role?.key !== "owner" && (
        <ActDialog
          act={act("transfer")}
          look="plain"
          will={[t("transferThem", { name }), t("transferYou")]}
          words={{ ...words, open: t("transfer"), title: t("transferTitle", { name }) }}
        />
      )}
      {status === "active" ? (
        <ActDialog
          act={act("suspend")}
          look="plain"
          will={[t("suspendOut", { name }), t("suspendKeeps")]}
          words={{ ...words, open: t("suspend"), title: t("suspendTitle", { name }) }}
        />
      ) : (
        <ActDialog
          act={act("lift")}
          look="plain"
          will={[t("liftIn", { name, role: role?.name ?? "" })]}
          words={{ ...words, open: t("lift"), title: t("liftTitle", { name }) }}
        />
      )}
      <ActDialog
        act={act("remove")}
        look="danger"
        will={[t("removeOut", { name }), t("removeKeeps"), t("removeAgain")]}
        words={{ ...words, open: t("remove"), title: t("removeTitle", { name }) }}
      />
    </div>
  );
}
