import { getTranslations } from "next-intl/server";
import { type CalendarDate, formatDayHeld } from "@/lib/calendar";
import type { CampaignProgress } from "@/lib/giving/views";
import { formatRandWhole } from "@/lib/money";
import { Card } from "@/lib/ui/workspace/card";
import { Meter } from "@/lib/ui/workspace/meter";
import { formatPercent } from "@/lib/ui/workspace/percent";

type Props = { campaigns: CampaignProgress[]; organizationSlug: string; today: CalendarDate };

/** How far each campaign has come to its goal. */
export async function CampaignsCard({ campaigns, organizationSlug, today }: Props) {
  const t = await getTranslations("workspace.campaigns");
  return (
    <Card title={t("title")}>
      {campaigns.length === 0 && <p className="soft">{t("none")}</p>}
      <ul className="camp">
        {campaigns.map((campaign) => (
          <Campaign key={campaign.id} campaign={campaign} organizationSlug={organizationSlug} today={today} />
        ))}
      </ul>
    </Card>
  );
}

async function Campaign({
  campaign,
  organizationSlug,
  today,
}: { campaign: CampaignProgress } & Omit<Props, "campaigns">) {
  const t = await getTranslations("workspace.campaigns");
  const share = campaign.goalCents ? campaign.raisedCents / campaign.goalCents : null;
  const percent = share === null ? null : formatPercent(Math.floor(share * 100) / 100, 0);
  return (
    <li>
      <div className="row between g-3">
        {campaign.status === "draft" ? (
          <span className="medium">{campaign.title}</span>
        ) : (
          <a className="medium" href={`/give/${organizationSlug}/${campaign.slug}`}>
            {campaign.title}
          </a>
        )}
        <span className="num">
          <b className="bold">{formatRandWhole(campaign.raisedCents)}</b>{" "}
          <span className="faint">
            {campaign.goalCents ? t("of", { goal: formatRandWhole(campaign.goalCents) }) : t("noGoal")}
          </span>
        </span>
      </div>
      {share !== null && percent !== null && <Meter percent={share * 100} label={t("share", { percent })} />}
      <div className="row between g-3 soft">
        <span>
          {t("donors", { count: campaign.donorCount })} · {await lastDay(campaign, today)}
        </span>
        {share !== null && percent !== null && (
          <span className="num medium">{share >= 1 ? t("reached", { percent }) : percent}</span>
        )}
      </div>
    </li>
  );
}

async function lastDay({ status, endsOn }: CampaignProgress, today: CalendarDate): Promise<string> {
  const t = await getTranslations("workspace.campaigns");
  if (status === "draft") return t("draft");
  if (!endsOn) return t("noEnd");
  return t(endsOn < today ? "ended" : "ends", { day: formatDayHeld(endsOn) });
}
