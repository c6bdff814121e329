import { getTranslations } from "next-intl/server";

export type ActWords = Record<"busy" | "one" | "many" | "expired" | "unreachable" | "notFresh", string>;

/** What every form of the workspace says of its own sending. */
export async function actWords(): Promise<ActWords> {
  const t = await getTranslations("workspace.act");
  return {
    busy: t("busy"),
    one: t("one"),
    many: t.raw("many"),
    expired: t("expired"),
    unreachable: t("unreachable"),
    notFresh: t("notFresh"),
  };
}
