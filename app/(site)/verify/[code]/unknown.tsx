import { getTranslations } from "next-intl/server";
import { Seal } from "@/app/(site)/verify/seal";

/** A code nobody issued, or too many questions from one place. */
export async function Unknown({ code, busyUntil }: { code: string; busyUntil: string | null }) {
  const isBusy = busyUntil !== null;
  const t = await getTranslations("verify");
  return (
    <section className="sheet" aria-labelledby="verdict">
      <div className={isBusy ? "verdict old" : "verdict no"} role="status">
        <Seal kind={isBusy ? "old" : "no"} />
        <div>
          <h1 id="verdict">{t(isBusy ? "busy" : "unknown")}</h1>
          <p>{isBusy ? t("busyHelp", { at: busyUntil }) : t("unknownHelp")}</p>
        </div>
      </div>
      {!isBusy && (
        <dl className="facts lined">
          <div>
            <dt>{t("unknownCode")}</dt>
            <dd className="mono">{code}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}
