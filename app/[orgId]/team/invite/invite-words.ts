import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";

/** What the form that invites people says. */
export async function inviteWords() {
  const t = await getTranslations("team.form");
  return {
    ...(await actWords()),
    emails: t("emails"),
    emailsHelp: t("emailsHelp"),
    role: t("role"),
    roleHelp: t("roleHelp"),
    submit: t("submit"),
  };
}
