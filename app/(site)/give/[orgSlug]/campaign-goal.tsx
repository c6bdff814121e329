import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/calendar";
import type { PublicCampaign } from "@/lib/giving/public-pages";
import { formatRandWhole } from "@/lib/money";
import { GoalBar } from "@/lib/ui/goal-bar";

/** Progress in words and as a bar. The last day, not the days left: the page is kept and served for a while. */
export async function CampaignGoal({ campaign }: { campaign: PublicCampaign }) {
  const t = await getTranslations("give.campaign");
  const { goalCents, raisedCents, donorCount, endsOn } = campaign;
  const aside = [t("donors", { count: donorCount }), endsOn && t("until", { day: formatDay(endsOn) })];
  const percent = goalCents ? Math.floor((raisedCents / goalCents) * 100) : 0;
  return (
    <GoalBar
      raisedCents={raisedCents}
      goalCents={goalCents}
      words={{
        ofGoal: goalCents ? t("ofGoal", { amount: formatRandWhole(goalCents) }) : t("raised"),
        share: t("share", { percent }),
        aside: aside.filter(Boolean).join(" · "),
      }}
    />
  );
}
