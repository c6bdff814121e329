"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { isId } from "@/lib/new-id";
import { limitColleague } from "@/lib/tenancy/limit-colleague";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

/** Says anew what a colleague sees: everything, or some campaigns. */
export async function limitTo(slug: string, membershipId: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const t = await getTranslations("roles.limit.fault");
  const campaignIds = form.getAll("campaign").map(String).filter(isId);
  const isLimited = form.get("sees") === "some";
  if (isLimited && campaignIds.length === 0) return refuse("", { campaigns: t("none") });
  const done = await limitColleague(member, { membershipId, campaignIds: isLimited ? campaignIds : null });
  if (done.ok) return { ok: true, next: `/${slug}/team/${membershipId}?did=limit` };
  return done.reason === "not-fresh" ? done : refuse(t(done.reason));
}
