import { getTranslations } from "next-intl/server";
import { GivingFoot } from "@/app/(site)/_parts/giving-foot";
import { OrganizationHead } from "@/app/(site)/_parts/organization-head";
import type { GiftStatus } from "@/lib/giving/public-pages";
import { formatRand } from "@/lib/money";
import { Quilt } from "@/lib/ui/quilt";
import { Confirmed } from "./confirmed";
import { GiftReference } from "./gift-reference";
import { Waiting } from "./waiting";

export type Donor = { firstName: string; email: string; wantsNews: boolean };

/** Follows a gift from "waiting for PayFast" to what happens next, and is right if it never is confirmed. */
export async function ThanksScreen({
  gift,
  donor,
  payUrl,
  publicUrl,
  askedAt,
}: {
  gift: GiftStatus;
  /** What this browser remembers of the donor; the link itself tells nobody. */
  donor: Donor | null;
  payUrl: string;
  publicUrl: string;
  askedAt: Date;
}) {
  const t = await getTranslations("thanks");
  const amount = formatRand(gift.amountCents);
  const { organization, state } = gift;
  const campaignUrl = `/give/${organization.slug}${gift.campaign ? `/${gift.campaign.slug}` : ""}`;
  return (
    <>
      <OrganizationHead organization={organization} />
      <main id="main" tabIndex={-1} className="wrap thanks">
        {state === "waiting" && <Waiting gift={gift} donor={donor} payUrl={payUrl} askedAt={askedAt} />}
        {state === "confirmed" && <Confirmed gift={gift} donor={donor} shareUrl={publicUrl + campaignUrl} />}
        {state !== "waiting" && state !== "confirmed" && (
          <>
            <div className="intro">
              <div className="art">
                <Quilt name={gift.reference} columns={3} rows={2} />
              </div>
              <h1 className="t-2xl">{t(`${state}Title`)}</h1>
              <p className="lede" role="status">
                {t(state, { amount, organization: organization.name })}
              </p>
            </div>
            <GiftReference reference={gift.reference} />
            <a className="btn primary lg" href={state === "failed" ? payUrl : campaignUrl}>
              {t(state === "failed" ? "tryAgain" : "again")}
            </a>
          </>
        )}
        <p className="t-sm soft centred">
          {t("noMail")} <a href={`mailto:${organization.contactEmail}`}>{organization.contactEmail}</a>
          {organization.contactPhone &&
            ` ${t("orCall", { phone: organization.contactPhone.replaceAll(" ", "\u00A0") })}`}
          .
        </p>
      </main>
      <GivingFoot />
    </>
  );
}
