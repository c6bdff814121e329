import Link from "next/link";
import { getTranslations } from "next-intl/server";

type Props = { organizationSlug: string; at: "people" | "roles" | "approvals" };

/** The screens of the team. */
export async function TeamTabs({ organizationSlug, at }: Props) {
  const t = await getTranslations("team");
  const home = `/${organizationSlug}/team`;
  return (
    <nav className="tabs" aria-label={t("tabs")}>
      <Link href={home} aria-current={at === "people" ? "page" : undefined}>
        {t("people")}
      </Link>
      <Link href={`${home}/roles`} aria-current={at === "roles" ? "page" : undefined}>
        {t("roles")}
      </Link>
      <Link href={`${home}/approvals`} aria-current={at === "approvals" ? "page" : undefined}>
        {t("approvals")}
      </Link>
    </nav>
  );
}
