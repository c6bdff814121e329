import { getTranslations } from "next-intl/server";

export async function NikaFoot() {
  const t = await getTranslations("site");
  return (
    <footer className="site-foot">
      <div className="wrap">
        <p>{t("meaning")}</p>
        <nav aria-label={t("footer")}>
          <a href="/verify">{t("checkCertificate")}</a>
          <a href="/my">{t("myGiving")}</a>
          <a href="/sign-in">{t("signIn")}</a>
        </nav>
      </div>
    </footer>
  );
}
