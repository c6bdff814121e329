import { getTranslations } from "next-intl/server";
import { Empty } from "@/lib/ui/workspace/empty";

/** Not there, or not theirs: to the reader it is the same. */
export default async function NotFoundInWorkspace() {
  const t = await getTranslations("workspace.notFound");
  return (
    <Empty
      name="not-found"
      title={t("title")}
      isPage
      action={
        <a className="btn" href="/dashboard">
          {t("action")}
        </a>
      }
    >
      {t("body")}
    </Empty>
  );
}
