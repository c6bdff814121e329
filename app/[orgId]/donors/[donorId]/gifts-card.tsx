// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is display: block, which takes the roles away
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CertificateCell } from "@/app/[orgId]/donations/certificate-cell";
import type { DonorView } from "@/app/[orgId]/donors/[donorId]/donor";
import { calendarDateOf, formatDay } from "@/lib/calendar";
import { isStruckOut } from "@/lib/giving/donation-state";
import { giftLimit } from "@/lib/giving/find-donor";
import type { Words } from "@/lib/i18n/words";
import { formatRand } from "@/lib/money";
import { Card } from "@/lib/ui/workspace/card";
import { ColumnHead } from "@/lib/ui/workspace/column-head";
import { DonationBadge } from "@/lib/ui/workspace/state-badges";

/** What a donor gave, each with its certificate. */
export async function GiftsCard({ view }: { view: DonorView }) {
  const t = await getTranslations("donors.profile");
  const words = await getTranslations("workspace");
  const { gifts } = view.donor;
  if (gifts.length === 0)
    return (
      <Card title={t("gifts")}>
        <p className="soft">{t("giftsNone")}</p>
      </Card>
    );
  return (
    <Card
      title={t("gifts")}
      aside={<span className="faint">{t(gifts.length === giftLimit ? "giftsLimited" : "giftsNewest")}</span>}
      lined
    >
      <div className="table-wrap">
        <table className="table folds" role="table">
          <thead>
            <tr role="row">
              <ColumnHead>{t("date")}</ColumnHead>
              <ColumnHead>{t("fund")}</ColumnHead>
              <ColumnHead>{t("state")}</ColumnHead>
              <ColumnHead>{t("certificate")}</ColumnHead>
              <ColumnHead isFigure>{t("amount")}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {gifts.map((gift) => (
              <Gift key={gift.id} gift={gift} view={view} t={words} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

type GiftProps = { gift: DonorView["donor"]["gifts"][number]; view: DonorView; t: Words<"workspace"> };

function Gift({ gift, view, t }: GiftProps) {
  const href = `/${view.organizationSlug}/donations/${gift.id}`;
  return (
    <tr role="row">
      <td role="cell" data-at="title">
        <Link className="main num nowrap" href={href}>
          {formatDay(gift.receivedOn ?? calendarDateOf(gift.givenAt))}
        </Link>
      </td>
      <td role="cell" data-at="note">
        {gift.fundName} <span className="faint">· {t(`method.${gift.method}`)}</span>
      </td>
      <td role="cell" data-at="state">
        <DonationBadge state={gift.state} label={t(`state.${gift.state}`)} />
      </td>
      <td role="cell" data-at="hide">
        <CertificateCell row={gift} certificate={view.certificates.get(gift.id)} href={href} t={t} />
      </td>
      <td role="cell" data-at="figure" className={isStruckOut(gift.state) ? "r amount strike" : "r amount"}>
        {formatRand(gift.amountCents)}
      </td>
    </tr>
  );
}
