import { getTranslations } from "next-intl/server";
import { Logo } from "@/lib/ui/mark";

export async function Head() {
  const t = await getTranslations("site");
  return (
    <header className="site-head">
      <div className="wrap">
        <a className="logo" href="/" aria-label={t("home")}>
          <Logo />
        </a>
        <nav aria-label={t("main")}>
          <a href="#how">{t("howItWorks")}</a>
          <a href="#office">{t("forOffice")}</a>
          <a href="#donors">{t("forDonors")}</a>
          <a href="/verify">{t("checkCertificate")}</a>
        </nav>
        <div className="acts">
          <a className="btn quiet" href="/sign-in">
            {t("signIn")}
          </a>
          <a className="btn primary hide-phone" href="/sign-up">
            {t("start")}
          </a>
        </div>
      </div>
    </header>
  );
}
