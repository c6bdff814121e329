import { getTranslations } from "next-intl/server";
import { formatTime } from "@/lib/calendar";
import type { GiftStatus } from "@/lib/giving/public-pages";
import { formatRand } from "@/lib/money";
import { Quilt } from "@/lib/ui/quilt";
import { AskAgain } from "./ask-again";
import { GiftReference } from "./gift-reference";
import type { Donor } from "./thanks-screen";

export async function Waiting({
  gift,
  donor,
  payUrl,
  askedAt,
}: {
  gift: GiftStatus;
  donor: Donor | null;
  payUrl: string;
  askedAt: Date;
}) {
  const t = await getTranslations("thanks");
  return (
    <>
      <div className="intro">
        <div className="art">
          <Quilt name={gift.reference} columns={3} rows={2} />
        </div>
        <h1 className="t-2xl">
          {donor ? t("waitingTitle", { name: donor.firstName }) : t("waitingTitlePlain")}
        </h1>
        <p className="lede" role="status">
          {t("waiting", { amount: formatRand(gift.amountCents) })}
        </p>
      </div>
      <section className="sheet">
        <div className="step-body stack g-4">
          <div className="row g-3">
            <AskAgain words={{ asking: t("asking"), stopped: t("stillNothing"), again: t("lookAgain") }} />
            <span className="soft num t-sm end">{t("lastAsked", { time: formatTime(askedAt) })}</span>
          </div>
          <dl className="facts lined t-sm">
            <div>
              <dt>{t("ifPaid")}</dt>
              <dd>{t("ifPaidHelp", { email: donor?.email ?? t("yourAddress") })}</dd>
            </div>
            <div>
              <dt>{t("ifStopped")}</dt>
              <dd>
                {t("ifStoppedHelp")} <a href={payUrl}>{t("tryAgain")}</a>
              </dd>
            </div>
            <div>
              <dt>{t("ifNothing")}</dt>
              <dd>{t("ifNothingHelp")}</dd>
            </div>
          </dl>
        </div>
      </section>
      <GiftReference reference={gift.reference} />
    </>
  );
}
