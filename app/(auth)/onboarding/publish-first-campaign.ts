import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { parseRand } from "@/lib/money";
import type { Member } from "@/lib/tenancy/actor";
import { findOnboarding } from "@/lib/tenancy/find-onboarding";
import { finishOnboarding } from "@/lib/tenancy/finish-onboarding";
import type { Faults } from "./faults";
import { suggestSlug } from "./suggest-slug";

/** The first fund and campaign, so that there is a page to give on. Null when it is open; sent again, it changes nothing. */
export async function publishFirstCampaign(member: Member, form: FormData): Promise<Faults | null> {
  const { campaign } = await findOnboarding(member);
  if (!campaign) {
    const faults = await open(member, readForm(form));
    if (faults) return faults;
  }
  const finished = await finishOnboarding(member);
  return finished.ok ? null : { "": finished.reason };
}

type FirstCampaign = {
  fund: string;
  title: string;
  summary: string;
  goal: string;
  isSection18aEligible: boolean;
};

async function open(member: Member, given: FirstCampaign): Promise<Faults | null> {
  const goal = given.goal ? parseRand(given.goal) : null;
  const faults: Faults = {
    ...(given.fund ? {} : { fund: "missing" }),
    ...(given.title ? {} : { title: "missing" }),
    ...(given.summary ? {} : { summary: "missing" }),
    ...(goal && !goal.ok ? { goal: "malformed" } : {}),
  };
  if (Object.keys(faults).length > 0) return faults;
  const { title, summary, isSection18aEligible } = given;
  const goalCents = goal?.ok ? goal.cents : null;
  const fund = await createFund(member, { name: given.fund, isSection18aEligible });
  if (!fund.ok) return fund.reason === "name-taken" ? { fund: "name-taken" } : { "": fund.reason };
  const slug = suggestSlug(title) || "give";
  const campaign = await createCampaign(member, { fundId: fund.fundId, slug, title, summary, goalCents });
  if (!campaign.ok) return { "": campaign.reason };
  const published = await publishCampaign(member, campaign.campaignId);
  return published.ok ? null : { "": published.reason };
}

function readForm(form: FormData): FirstCampaign {
  const line = (name: string) => String(form.get(name) ?? "").trim();
  return {
    fund: line("fund").slice(0, 80),
    title: line("title").slice(0, 80),
    summary: line("summary").slice(0, 300),
    goal: line("goal"),
    isSection18aEligible: form.get("eligible") === "on",
  };
}
