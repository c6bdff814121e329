import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckForm, VerifyPage } from "./verify-page";

export const dynamic = "force-static";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verify");
  return { title: t("title"), description: t("lede") };
}

export default async function VerifyStart() {
  const t = await getTranslations("verify");
  return (
    <VerifyPage>
      <div className="intro stack g-4">
        <h1 className="t-2xl">{t("title")}</h1>
        <p className="lede">{t("lede")}</p>
      </div>
      <CheckForm label={t("code")} help={t("codeHelp")} />
    </VerifyPage>
  );
}
