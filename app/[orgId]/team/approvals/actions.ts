"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { refusedWords } from "@/app/[orgId]/certificates/refused-words";
import { approveAct } from "@/lib/certificates/approve-act";
import { refuseAct } from "@/lib/certificates/refuse-act";
import { setApprovalLimit } from "@/lib/certificates/set-approval-limit";
import { parseRand } from "@/lib/money";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

const whyNotReversed = ["already-reversed", "not-completed", "paid-through-payfast"] as const;

export async function approve(slug: string, approvalId: string): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const done = await approveAct(await requireMember(slug), approvalId);
  if (done.ok) return { ok: true, next: `/${slug}/team/approvals?did=approved` };
  if (done.reason === "not-fresh") return done;
  const t = await getTranslations("approvals.fault");
  if (done.reason !== "act-refused") return refuse(t(done.reason));
  const { why } = done;
  const reversal = whyNotReversed.find((reason) => reason === why.reason);
  if (reversal) return refuse((await getTranslations("workspace.reverse.fault"))(reversal));
  return refuse(await refusedWords(why as Parameters<typeof refusedWords>[0]));
}

export async function sayNo(slug: string, approvalId: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const t = await getTranslations("approvals.fault");
  const reason = String(form.get("reason") ?? "");
  const done = await refuseAct(await requireMember(slug), { approvalId, reason });
  if (done.ok) return { ok: true, next: `/${slug}/team/approvals?did=refused` };
  return done.reason === "reason-missing" ? refuse("", { reason: t(done.reason) }) : refuse(t(done.reason));
}

export async function setLimit(slug: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const t = await getTranslations("approvals.fault");
  const isOn = form.get("second") === "on";
  const sum = parseRand(String(form.get("above") ?? ""));
  if (isOn && !sum.ok) return refuse("", { above: t("not-a-sum") });
  const set = await setApprovalLimit(await requireMember(slug), isOn && sum.ok ? sum.cents : null);
  if (set.ok) return { ok: true, next: `/${slug}/team/approvals?did=limit` };
  return set.reason === "not-a-sum" ? refuse("", { above: t(set.reason) }) : refuse(t(set.reason));
}
