import { getTranslations } from "next-intl/server";
import { whatsappLink } from "@/app/(site)/_parts/share";
import { formatInstant } from "@/lib/calendar";
import type { GiftStatus } from "@/lib/giving/public-pages";
import { formatRand } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { Quilt } from "@/lib/ui/quilt";
import { AskAgain } from "./ask-again";
import { GiftReference } from "./gift-reference";
import type { Donor } from "./thanks-screen";

export async function Confirmed({
  gift,
  donor,
  shareUrl,
}: {
  gift: GiftStatus;
  donor: Donor | null;
  shareUrl: string;
}) {
  const t = await getTranslations("thanks");
  const amount = formatRand(gift.amountCents);
  const organization = gift.organization.name;
  const title = gift.campaign?.title ?? organization;
  return (
    <>
      <div className="intro">
        <div className="art">
          <Quilt name={gift.reference} columns={3} rows={2} />
        </div>
        <h1 className="t-2xl">
          <span lang="zu">Ngiyabonga</span>
          {donor && `, ${donor.firstName}`}
        </h1>
        <p className="lede" role="status">
          {t("confirmed", { amount })} {t("confirmedWho", { organization, title })}
        </p>
      </div>
      <section className="sheet" aria-labelledby="next">
        <div className="step-body stack g-4">
          <h2 id="next">{t("next")}</h2>
          <ol className="thread t-sm">
            <li>
              <b>{t("gave", { amount })}</b>
              <p className="soft num">{formatInstant(gift.startedAt)}</p>
            </li>
            {gift.confirmedAt && (
              <li>
                <b>{t("confirmedBy")}</b>
                <p className="soft num">{formatInstant(gift.confirmedAt)}</p>
              </li>
            )}
            <Papers gift={gift} email={donor?.email ?? t("yourAddress")} />
            {donor?.wantsNews && (
              <li className="ahead">
                <b>{t("news")}</b>
                <p className="soft">{t("newsHelp", { organization })}</p>
              </li>
            )}
          </ol>
        </div>
      </section>
      {(gift.certificate === "coming" || gift.certificate === "issued") && <AskAgain />}
      <GiftReference reference={gift.reference} />
      <div className="row centred no-print">
        <a
          className="btn primary lg"
          rel="noopener"
          href={whatsappLink(`${t("tellText", { title, organization })} ${shareUrl}`)}
        >
          <Glyph name="message-circle" />
          {t("tell")}
        </a>
        <a className="btn lg" href="/my">
          {t("all")}
        </a>
      </div>
    </>
  );
}

/** Where the certificate is, or the thank-you where none was asked for. */
async function Papers({ gift, email }: { gift: GiftStatus; email: string }) {
  const t = await getTranslations("thanks");
  const { certificate, certificateNumber } = gift;
  const words = {
    "not-asked": ["receipt", "receiptHelp"],
    coming: ["certificateComing", "certificateComingHelp"],
    issued: ["certificateIssued", "certificateIssuedHelp"],
    sent: ["certificateSent", "certificateSentHelp"],
  } as const;
  const [title, help] = words[certificate];
  return (
    <li className="now">
      <b>
        {t.rich(title, {
          number: certificateNumber ?? "",
          ref: (number) => <span className="ref">{number}</span>,
        })}
      </b>
      <p className="soft">{t(help, { email })}</p>
    </li>
  );
}
