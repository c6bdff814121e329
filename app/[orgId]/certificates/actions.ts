"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { correctionIn } from "@/app/[orgId]/certificates/correction-in";
import { refusedWords } from "@/app/[orgId]/certificates/refused-words";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { replaceCertificate } from "@/lib/certificates/replace-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { isId } from "@/lib/new-id";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

export async function issue(organizationSlug: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(organizationSlug);
  const donationId = String(form.get("donationId"));
  const issued = isId(donationId)
    ? await issueCertificate(member, donationId)
    : ({ ok: false, reason: "unknown-donation" } as const);
  if (!issued.ok) return refuse(await refusedWords(issued));
  return { ok: true, next: `/${member.organizationSlug}/certificates/${issued.certificateId}` };
}

/** Voids a certificate, and issues a corrected one in its place where that is asked. */
export async function endCertificate(
  organizationSlug: string,
  certificateId: string,
  form: FormData,
): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(organizationSlug);
  const t = await getTranslations("certificates.fault");
  const reason = String(form.get("reason") ?? "").trim();
  const isReplacement = form.get("what") === "replace";
  const correction = isReplacement ? await correctionIn(form) : null;
  const faults = {
    ...(correction && !correction.ok && correction.faults),
    ...(!reason && { reason: t("reasonMissing") }),
  };
  if (Object.keys(faults).length > 0) return refuse("", faults);
  if (!isId(certificateId)) return refuse(t("unknown-certificate"));
  const ended = correction?.ok
    ? await replaceCertificate(member, { certificateId, reason, correction: correction.correction })
    : await voidCertificate(member, { certificateId, reason });
  const isAsked = !ended.ok && ended.reason === "waits-for-second";
  if (!ended.ok && !isAsked) {
    if (ended.reason === "not-fresh") return ended;
    if (ended.reason === "identity-unclear")
      return refuse("", { identityNumber: t("identityNumberMalformed") });
    return refuse(await refusedWords(ended));
  }
  const id = "certificateId" in ended ? ended.certificateId : certificateId;
  return { ok: true, next: `/${member.organizationSlug}/certificates/${id}` };
}
