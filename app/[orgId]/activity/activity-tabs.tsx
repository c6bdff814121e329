import Link from "next/link";
import { getTranslations } from "next-intl/server";

type Props = { organizationSlug: string; at: "all" | "attention" };

/** What happened, and what of it somebody has to look at. */
export async function ActivityTabs({ organizationSlug, at }: Props) {
  const t = await getTranslations("activity.tabs");
  const home = `/${organizationSlug}/activity`;
  return (
    <nav className="tabs" aria-label={t("label")}>
      <Link href={home} aria-current={at === "all" ? "page" : undefined}>
        {t("all")}
      </Link>
      <Link href={`${home}/attention`} aria-current={at === "attention" ? "page" : undefined}>
        {t("attention")}
      </Link>
    </nav>
  );
}
