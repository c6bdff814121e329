"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { isId } from "@/lib/new-id";
import { agreeToPayouts, withdrawPayouts } from "@/lib/payments/decide-on-payouts";
import { keepBankAccount } from "@/lib/payments/keep-bank-account";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import type { KeepPayouts } from "@/lib/payments/keep-payouts";
import { bankAccountInput, payfastAccountInput } from "@/lib/payments/payout-input";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

const pageOf = (slug: string, did: string) => `/${slug}/settings/payouts?did=${did}`;

export async function keepPayfast(slug: string, formKey: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const input = payfastAccountInput.safeParse(Object.fromEntries(form));
  if (!input.success) return atFields(input.error.issues);
  return answer(await keepPayfastAccount(member, input.data, keyIn(formKey)), pageOf(slug, "payfast"));
}

export async function keepBank(slug: string, formKey: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const input = bankAccountInput.safeParse(Object.fromEntries(form));
  if (!input.success) return atFields(input.error.issues);
  return answer(await keepBankAccount(member, input.data, keyIn(formKey)), pageOf(slug, "bank"));
}

export async function agree(slug: string, changeId: string): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const agreed = isId(changeId)
    ? await agreeToPayouts(member, changeId)
    : ({ ok: false, reason: "not-waiting" } as const);
  return answer(agreed, pageOf(slug, "agreed"));
}

export async function withdraw(slug: string, changeId: string): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const withdrawn = isId(changeId)
    ? await withdrawPayouts(member, changeId)
    : ({ ok: false, reason: "not-waiting" } as const);
  return answer(withdrawn, pageOf(slug, "withdrawn"));
}

type Done = KeepPayouts | Awaited<ReturnType<typeof agreeToPayouts>>;

async function answer(done: Done, next: string): Promise<Answered> {
  if (done.ok) return { ok: true, next };
  if (done.reason === "not-fresh") return { ok: false, reason: "not-fresh" };
  return refuse((await getTranslations("payouts.fault"))(done.reason));
}

async function atFields(issues: { path: PropertyKey[] }[]): Promise<Answered> {
  const t = await getTranslations("payouts.fault");
  const names = new Set(issues.map(({ path }) => String(path[0])));
  return refuse("", Object.fromEntries([...names].map((name) => [name, t(name as "bank")])));
}

const keyIn = (formKey: string) => (isId(formKey) ? formKey : undefined);
