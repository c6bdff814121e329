import { getTranslations } from "next-intl/server";
import { Logo } from "@/lib/ui/mark";

export async function GivingFoot() {
  const t = await getTranslations("give");
  return (
    <footer className="site-foot">
      <div className="wrap">
        <p className="row g-2">
          {t("givingPageBy")}
          <a className="logo-small" href="/" aria-label="Nika">
            <Logo height={16} />
          </a>
        </p>
        <nav aria-label={t("footer")}>
          <a href="/verify">{t("checkCertificate")}</a>
          <a href="/my">{t("myGiving")}</a>
        </nav>
      </div>
    </footer>
  );
}
