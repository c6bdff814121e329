import { getTranslations } from "next-intl/server";
import type { GiftView } from "@/app/my/my-view";
import { formatDay } from "@/lib/calendar";
import { isStruckOut } from "@/lib/giving/donation-state";
import { formatRand } from "@/lib/money";
import { Badge } from "@/lib/ui/badge";
import { Glyph } from "@/lib/ui/glyph";
import { OrgMark } from "@/lib/ui/org-mark";

/** Every gift with its certificate, newest first. */
export async function GiftList({ gifts, hasMore }: { gifts: GiftView[]; hasMore: boolean }) {
  const t = await getTranslations("my");
  return (
    <section className="card" aria-labelledby="gifts-h">
      <header className="line">
        <h2 id="gifts-h">{t("gifts")}</h2>
        <span className="soft t-sm">
          {hasMore ? t("onlyNewest", { count: gifts.length }) : t("giftCount", { count: gifts.length })}
        </span>
      </header>
      <ul>
        {gifts.map((gift) => (
          <li key={gift.id} className="gift">
            <OrgMark slug={gift.organization.slug} />
            <div>
              <b className="medium">{gift.organization.name}</b>
              <p className="t-sm soft">
                {gift.campaignTitle ?? t("noCampaign")} ·{" "}
                <span className="num nowrap">{formatDay(gift.givenOn)}</span>
              </p>
            </div>
            <div className="end">
              <b className={isStruckOut(gift.state) ? "num medium nowrap strike" : "num medium nowrap"}>
                {formatRand(gift.amountCents)}
              </b>
              <CertificateOfGift gift={gift} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function CertificateOfGift({ gift }: { gift: GiftView }) {
  const t = await getTranslations("my");
  const { certificate } = gift;
  if (certificate?.isLive && certificate.hasFile) {
    return (
      <a
        className="t-sm row g-1"
        href={`/my/certificates/${gift.organization.id}/${certificate.id}`}
        aria-label={t("certificateNamed", { number: certificate.number })}
      >
        <Glyph name="file-text" size="sm" />
        {t("certificate")}
      </a>
    );
  }
  if (certificate?.isLive)
    return (
      <Badge icon="loader" tone="info">
        {t("coming")}
      </Badge>
    );
  if (gift.state === "pending") return <Badge icon="circle-dashed">{t("pending")}</Badge>;
  if (gift.state !== "completed")
    return (
      <Badge icon="x" tone="danger">
        {t("didNotArrive")}
      </Badge>
    );
  if (certificate)
    return (
      <Badge icon="file-x" tone="danger">
        {t("withdrawn")}
      </Badge>
    );
  if (!gift.wantsCertificate) return <span className="t-sm faint">{t("notAskedFor")}</span>;
  return (
    <Badge icon="loader" tone="info">
      {t("coming")}
    </Badge>
  );
}
