import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";

/** What every dialog of the team says beside its own title and button. */
export async function dialogWords() {
  const t = await getTranslations("team.act");
  return { ...(await actWords()), follows: t("then"), keep: t("keep"), close: t("dialogClose") };
}
