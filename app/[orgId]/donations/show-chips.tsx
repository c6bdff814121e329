import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { type DonationFilter, donationFilters } from "@/lib/giving/queries";

/** The views of the list as chips; the chosen one turns green. */
export async function ShowChips({
  organizationSlug,
  show,
}: {
  organizationSlug: string;
  show: DonationFilter;
}) {
  const t = await getTranslations("workspace.donations");
  const list = `/${organizationSlug}/donations`;
  return (
    <nav className="filters" aria-label={t("filters")}>
      {donationFilters.map((each) => (
        <Link
          key={each}
          className={each === show ? "chip on" : "chip"}
          href={each === "all" ? list : `${list}?show=${each}`}
          aria-current={each === show ? "true" : undefined}
        >
          {t(each)}
        </Link>
      ))}
    </nav>
  );
}
