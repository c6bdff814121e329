import { getTranslations } from "next-intl/server";
import type { Point } from "./points";

export async function Vows() {
  const t = await getTranslations("site");
  return (
    <section className="section">
      <div className="wrap">
        <h2 className="t-xl sr">{t("vowsTitle")}</h2>
        <div className="vows">
          {(t.raw("vows") as Point[]).map(({ title, text }) => (
            <div key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
