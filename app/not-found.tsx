import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Logo } from "@/lib/ui/mark";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.notFound"))("title"), robots: { index: false } };
}

/** Not there, or not yours: nobody learns which. */
export default async function NotFound() {
  // Made for each visit, so that it can hold the nonce of the policy that it is sent under.
  await connection();
  const t = await getTranslations("common");
  return (
    <div className="public">
      <a className="skip" href="#main">
        {t("skipToContent")}
      </a>
      <header className="site-head">
        <div className="wrap">
          <a className="logo" href="/" aria-label={t("home")}>
            <Logo />
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap read stack g-6 py-16">
        <h1 className="t-xl">{t("notFound.title")}</h1>
        <p className="lede">{t("notFound.body")}</p>
        <div className="row">
          <a className="btn primary lg" href="/">
            {t("notFound.home")}
          </a>
        </div>
      </main>
    </div>
  );
}
