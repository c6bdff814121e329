import { getTranslations } from "next-intl/server";
import { cents, formatRand } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { Quilt } from "@/lib/ui/quilt";
import { ExampleCertificate } from "./example-certificate";

export async function Hero() {
  const t = await getTranslations("site");
  return (
    <section className="hero">
      <div className="wrap">
        <div>
          <h1 className="t-2xl">{t("headline")}</h1>
          <p className="lede">{t("lede")}</p>
          <div className="row acts">
            <a className="btn primary lg" href="/sign-up">
              {t("start")}
            </a>
            <a className="btn lg" href="#how">
              {t("seeHow")}
            </a>
          </div>
          <p className="fine t-sm">
            {t("meaning")} {t("exampleNote")}
          </p>
        </div>
        <div className="collage" aria-hidden="true">
          <Quilt name="nika" columns={6} rows={6} />
          <div className="sheet-at">
            <ExampleCertificate />
          </div>
          <div className="chip-at one">
            <span className="avatar">TN</span>
            <span>
              <b className="bold num">{t("chipGift", { amount: formatRand(cents(50_000)) })}</b>
              <br />
              <span className="faint">{t("chipGiftHelp")}</span>
            </span>
          </div>
          <div className="chip-at two">
            <span className="halo">
              <Glyph name="shield-check" />
            </span>
            <span>
              <b className="bold">{t("chipGenuine")}</b>
              <br />
              <span className="faint">{t("chipGenuineHelp")}</span>
            </span>
          </div>
        </div>
      </div>
    </section>
  );
}
