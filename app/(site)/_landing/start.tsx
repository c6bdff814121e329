import { getTranslations } from "next-intl/server";
import { Quilt } from "@/lib/ui/quilt";

export async function Start() {
  const t = await getTranslations("site");
  return (
    <section className="band">
      <div className="wrap">
        <h2 className="t-2xl">{t("bandTitle")}</h2>
        <p>{t("bandText")}</p>
        <div className="row">
          <a className="btn primary lg" href="/sign-up">
            {t("start")}
          </a>
          <a className="btn ghost lg" href="/sign-in">
            {t("signIn")}
          </a>
        </div>
      </div>
      <Quilt name="a band of giving" columns={24} rows={1} />
    </section>
  );
}
