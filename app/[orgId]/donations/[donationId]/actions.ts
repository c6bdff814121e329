"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { isId } from "@/lib/new-id";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

export async function reverse(slug: string, donationId: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const t = await getTranslations("workspace.reverse.fault");
  if (!isId(donationId)) return refuse(t("unknown-donation"));
  const reversed = await reverseDonation(member, { donationId, reason: String(form.get("reason") ?? "") });
  const isAsked = !reversed.ok && reversed.reason === "waits-for-second";
  if (!reversed.ok && !isAsked)
    return reversed.reason === "reason-missing"
      ? refuse("", { reason: t("reason-missing") })
      : refuse(t(reversed.reason));
  const next = `/${member.organizationSlug}/donations/${donationId}`;
  revalidatePath(next);
  return { ok: true, next };
}
