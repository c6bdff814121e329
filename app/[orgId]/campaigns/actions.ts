"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { campaignIn } from "@/app/[orgId]/campaigns/campaign-in";
import { fundInput } from "@/lib/giving/campaign";
import { closeCampaign } from "@/lib/giving/close-campaign";
import { closeFund } from "@/lib/giving/close-fund";
import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { editCampaign } from "@/lib/giving/edit-campaign";
import { editFund } from "@/lib/giving/edit-fund";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { reopenCampaign } from "@/lib/giving/reopen-campaign";
import { reopenFund } from "@/lib/giving/reopen-fund";
import { isId } from "@/lib/new-id";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

/** Where a refusal belongs to a field, it stands there. */
const fieldOf: Record<string, string> = {
  "slug-taken": "slug",
  "slug-fixed": "slug",
  "unknown-fund": "fundId",
  "name-taken": "name",
};

async function refusal(reason: string): Promise<Answered> {
  const t = await getTranslations("campaigns.fault");
  const sentence = t(reason as "not-permitted");
  const field = fieldOf[reason];
  return field ? refuse("", { [field]: sentence }) : refuse(sentence);
}

const sentId = (form: FormData, name: string) => {
  const id = String(form.get(name) ?? "");
  return isId(id) ? id : null;
};

export async function draftCampaign(slug: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const given = await campaignIn(form);
  if (!given.ok) return refuse("", given.faults);
  const made = await createCampaign(member, given.input, sentId(form, "formKey") ?? undefined);
  return made.ok ? { ok: true, next: `/${slug}/campaigns/${made.campaignId}` } : refusal(made.reason);
}

export async function changeCampaign(slug: string, campaignId: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const given = await campaignIn(form);
  if (!given.ok) return refuse("", given.faults);
  const version = String(form.get("version") ?? "");
  const edited = await editCampaign(member, { campaignId, version, input: given.input });
  return edited.ok ? { ok: true, next: `/${slug}/campaigns/${campaignId}?saved=1` } : refusal(edited.reason);
}

const campaignActs = { publish: publishCampaign, close: closeCampaign, reopen: reopenCampaign };

export async function moveCampaign(
  slug: string,
  campaignId: string,
  act: keyof typeof campaignActs,
): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const moved = await campaignActs[act](await requireMember(slug), campaignId);
  return moved.ok ? { ok: true, next: `/${slug}/campaigns/${campaignId}` } : refusal(moved.reason);
}

export async function saveFund(slug: string, fundId: string | null, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const t = await getTranslations("campaigns.fault");
  const given = fundInput.safeParse({
    name: form.get("name"),
    isSection18aEligible: form.get("eligible") === "on",
  });
  if (!given.success) return refuse("", { name: t("name") });
  const saved = fundId
    ? await editFund(member, { fundId, input: given.data })
    : await createFund(member, given.data, sentId(form, "formKey") ?? undefined);
  return saved.ok ? { ok: true, next: `/${slug}/campaigns` } : refusal(saved.reason);
}

const fundActs = { close: closeFund, reopen: reopenFund };

export async function moveFund(slug: string, fundId: string, act: keyof typeof fundActs): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const moved = await fundActs[act](await requireMember(slug), fundId);
  return moved.ok ? { ok: true, next: `/${slug}/campaigns/funds/${fundId}` } : refusal(moved.reason);
}
