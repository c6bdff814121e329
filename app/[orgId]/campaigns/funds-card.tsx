import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { CampaignsView } from "@/app/[orgId]/campaigns/campaigns";
import { formatRandWhole } from "@/lib/money";
import { Badge } from "@/lib/ui/badge";
import { Glyph } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";

/** The funds: what gifts are for, whether they count under Section 18A, and what each has received. */
export async function FundsCard({ view: { funds, organizationSlug, mayEdit } }: { view: CampaignsView }) {
  const t = await getTranslations("campaigns.funds");
  const at = `/${organizationSlug}/campaigns/funds`;
  const open = mayEdit && (
    <Link className="btn sm" href={`${at}/new`}>
      <Glyph name="plus" size="sm" />
      {t("new")}
    </Link>
  );
  return (
    <Card title={t("title")} aside={open} lined>
      <ul className="rows">
        {funds.length === 0 && <li className="soft">{t("none")}</li>}
        {funds.map((fund) => (
          <li key={fund.id}>
            <span className="grow">
              <Link className="main-link medium" href={`${at}/${fund.id}`}>
                {fund.name}
              </Link>{" "}
              {fund.isClosed ? (
                <Badge icon="lock">{t("closed")}</Badge>
              ) : fund.isSection18aEligible ? (
                <Badge icon="file-badge" tone="leaf">
                  {t("eligible")}
                </Badge>
              ) : (
                <Badge icon="ban">{t("notEligible")}</Badge>
              )}
              <span className="soft block num">
                {t("account", { code: fund.accountCode })} · {t("campaigns", { count: fund.openCampaigns })}
              </span>
            </span>
            <span className="num medium nowrap">{formatRandWhole(fund.raisedCents)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
