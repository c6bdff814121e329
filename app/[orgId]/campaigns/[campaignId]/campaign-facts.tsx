import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { CampaignView } from "@/app/[orgId]/campaigns/[campaignId]/campaign";
import { formatDayHeld } from "@/lib/calendar";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";

/** Where its page is, when it runs and which fund it collects for. */
export async function CampaignFacts({ view: { campaign, organizationSlug } }: { view: CampaignView }) {
  const t = await getTranslations("campaigns.detail");
  const { startsOn, endsOn, slug, status, fundId, fundName } = campaign;
  const runs = [
    startsOn && t("from", { day: formatDayHeld(startsOn) }),
    endsOn ? t("until", { day: formatDayHeld(endsOn) }) : t("always"),
  ].filter(Boolean);
  const address = `/give/${organizationSlug}/${slug}`;
  return (
    <Card title={t("facts")}>
      <Facts
        facts={[
          { name: t("address"), value: status === "draft" ? address : <a href={address}>{address}</a> },
          {
            name: t("fund"),
            value: <Link href={`/${organizationSlug}/campaigns/funds/${fundId}`}>{fundName}</Link>,
          },
          { name: t("runs"), value: runs.join(" ") },
        ]}
      />
    </Card>
  );
}
