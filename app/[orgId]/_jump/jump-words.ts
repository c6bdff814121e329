import { getTranslations } from "next-intl/server";

export type JumpWords = Awaited<ReturnType<typeof jumpWords>>;

/** What the search over everything says. */
export async function jumpWords() {
  const t = await getTranslations("donors.jump");
  return {
    open: t("open"),
    title: t("title"),
    field: t("field"),
    hint: t("hint"),
    close: t("close"),
    group: {
      screens: t("screens"),
      donors: t("donors"),
      donations: t("donations"),
      certificates: t("certificates"),
    },
    choose: t("choose"),
    go: t("go"),
    searching: t("searching"),
    one: t("one"),
    many: t.raw("many") as string,
    nothing: t("nothing"),
    fault: { "session-expired": t("session-expired"), unreachable: t("unreachable") },
  };
}
