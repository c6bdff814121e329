import { getTranslations } from "next-intl/server";

type Moment = { when: string; title: string; text: string };

export async function How() {
  const t = await getTranslations("site");
  return (
    <section className="section white" id="how">
      <div className="wrap">
        <div className="intro">
          <h2 className="t-xl">{t("howTitle")}</h2>
          <p className="lede">{t("howLede")}</p>
        </div>
        <ol className="line-of">
          {(t.raw("steps") as Moment[]).map(({ when, title, text }) => (
            <li key={title}>
              <p className="when">{when}</p>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
