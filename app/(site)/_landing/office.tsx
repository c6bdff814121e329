import { getTranslations } from "next-intl/server";
import { type Point, Points } from "./points";

type Need = { count: string; title: string; text: string };

const live = "var(--color-chart-now)";
const replaced = "var(--color-line-strong)";
const voided = "var(--color-danger-fill)";

export async function Office() {
  const t = await getTranslations("site");
  return (
    <section className="section" id="office">
      <div className="wrap desk-grid">
        <div>
          <h2 className="t-xl">{t("officeTitle")}</h2>
          <Points points={t.raw("officePoints") as Point[]} icons={["scale", "file-badge", "users"]} />
        </div>
        <div className="stack g-4 ui">
          <section className="card" aria-label={`${t("example")}: ${t("needsYou")}`}>
            <header className="line">
              <h3>{t("needsYou")}</h3>
              <span className="badge">{t("example")}</span>
            </header>
            <ul className="needs">
              {(t.raw("needs") as Need[]).map(({ count, title, text }) => (
                <li key={title} className="need">
                  <span className="n">{count}</span>
                  <span>
                    <b>{title}</b>
                    <span className="soft">{text}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <section className="card" aria-label={`${t("example")}: ${t("register")}`}>
            <div className="body stack g-3">
              <div className="row between">
                <h3>{t("register")}</h3>
                <span className="soft num">{t("registerSum")}</span>
              </div>
              <div className="spending thin" role="img" aria-label={t("registerLabel")}>
                <i style={{ flex: 39, background: live }} />
                <i style={{ flex: 1, background: replaced }} />
                <i style={{ flex: 2, background: voided }} />
              </div>
              <p className="legend num">
                {[
                  [t("registerLive"), live],
                  [t("registerReplaced"), replaced],
                  [t("registerVoided"), voided],
                ].map(([words, background]) => (
                  <span key={words}>
                    <i className="key" style={{ background }} />
                    {words}
                  </span>
                ))}
              </p>
            </div>
          </section>
        </div>
      </div>
    </section>
  );
}
