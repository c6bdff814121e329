import { getTranslations } from "next-intl/server";
import type { Onboarding } from "@/lib/tenancy/find-onboarding";
import { CampaignForm } from "./campaign-form";
import { Way } from "./way";

export async function CampaignStep({ onboarding }: { onboarding: Onboarding }) {
  const t = await getTranslations("onboarding");
  return (
    <Way at="campaign">
      <div className="stack g-6">
        <div>
          <h1>{t("campaign.title")}</h1>
          <p className="lede">{t("campaign.lead")}</p>
        </div>
        <CampaignForm
          slug={onboarding.slug}
          words={{ ...t.raw("campaign"), optional: t("organization.optional"), back: t("back") }}
          common={{ one: t.raw("one"), many: t.raw("many"), busy: t("busy") }}
          faults={t.raw("faults")}
        />
      </div>
    </Way>
  );
}
