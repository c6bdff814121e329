import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import type { CampaignValues } from "@/app/[orgId]/campaigns/campaign-form";
import type { CampaignDetail, FundRow } from "@/lib/giving/campaign-views";
import en from "@/lib/messages/en/campaigns.json";

/** A campaign as its form shows it; empty where it is new. */
export function valuesOf(campaign: CampaignDetail | null, funds: FundRow[]): CampaignValues {
  return {
    title: campaign?.title ?? "",
    slug: campaign?.slug ?? "",
    fundId: campaign?.fundId ?? funds[0]?.id ?? "",
    summary: campaign?.summary ?? "",
    story: campaign?.story ?? "",
    goal: campaign?.goalCents ? typedRand(campaign.goalCents) : "",
    startsOn: campaign?.startsOn ?? "",
    endsOn: campaign?.endsOn ?? "",
    suggestions: (campaign?.suggestedAmounts ?? []).map(({ amountCents, meaning }) => [
      typedRand(amountCents),
      meaning,
    ]),
    spending: (campaign?.spending ?? []).map(({ percent, label }) => [String(percent), label]),
  };
}

/** As a person types it: "500" or "500,50". */
const typedRand = (amountCents: number) =>
  amountCents % 100 === 0 ? String(amountCents / 100) : (amountCents / 100).toFixed(2).replace(".", ",");

/** The funds that a campaign can collect for; the one it has, too, even when closed. */
export async function fundChoices(funds: FundRow[], keptId?: string) {
  const t = await getTranslations("campaigns.form");
  return funds
    .filter(({ id, isClosed }) => !isClosed || id === keptId)
    .map(({ id, name, isSection18aEligible }) => ({
      id,
      label: isSection18aEligible ? t("fundEligible", { name }) : name,
    }));
}

/** The form's words, as a client component takes them. */
export async function formWords(organizationSlug: string, isNew: boolean) {
  const t = await getTranslations("campaigns.form");
  const words = Object.fromEntries(
    Object.keys(en.form).map((key) => [key, t.raw(key as keyof typeof en.form)]),
  ) as typeof en.form;
  return {
    ...words,
    ...(await actWords()),
    submit: isNew ? words.create : words.save,
    address: `/give/${organizationSlug}/`,
  };
}
