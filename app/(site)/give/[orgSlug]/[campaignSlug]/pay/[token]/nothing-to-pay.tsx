import { getTranslations } from "next-intl/server";

/** Stands where the payment would: it is paid, expired, or the campaign takes nothing any more. */
export async function NothingToPay({ statusUrl, againUrl }: { statusUrl: string; againUrl: string }) {
  const t = await getTranslations("give.paid");
  return (
    <section className="sheet">
      <div className="step-body stack g-4 padded">
        <div>
          <h2 className="t-base bold">{t("title")}</h2>
          <p className="soft t-sm">{t("help")}</p>
        </div>
        <a className="btn primary lg wide" href={statusUrl}>
          {t("see")}
        </a>
        <a className="btn wide" href={againUrl}>
          {t("again")}
        </a>
      </div>
    </section>
  );
}
