"use server";

import { headers } from "next/headers";
import { publishFirstCampaign } from "@/app/(auth)/onboarding/publish-first-campaign";
import type { Answered } from "@/app/[orgId]/answered";
import { inviteTyped } from "@/app/[orgId]/team/invite/invite-typed";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import { payfastAccountInput } from "@/lib/payments/payout-input";
import { handInLetter } from "@/lib/tenancy/hand-in-letter";
import { type LetterInput, organizationInput } from "@/lib/tenancy/input";
import { prepareLetterUpload } from "@/lib/tenancy/prepare-letter-upload";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";
import { clientAddress } from "@/lib/webhooks/client-address";
import type { Answer, Faults } from "./faults";

const expired = { ok: false, reason: "session-expired" } as const;
const refused = (faults: Faults): Answer => ({ ok: false, faults });
const stepAddress = (slug: string, step: string) => `/onboarding?organization=${slug}&step=${step}`;

export async function saveOrganization(form: FormData): Promise<Answer> {
  const clerkId = await findSignedIn();
  if (!clerkId) return expired;
  const input = organizationInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refused(faultsIn(input.error));
  const from = clientAddress(await headers());
  const registered = await registerOrganization({ clerkId }, Object.fromEntries(form) as never, from);
  if (!registered.ok)
    return refused({ [registered.reason === "slug-taken" ? "slug" : ""]: registered.reason });
  return { ok: true, next: stepAddress(registered.slug, "letter") };
}

export async function savePayfast(slug: string, form: FormData): Promise<Answer> {
  if (!(await findSignedIn())) return expired;
  const member = await requireMember(slug);
  const input = payfastAccountInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refused(faultsIn(input.error));
  const saved = await keepPayfastAccount(member, input.data);
  if (!saved.ok) return saved.reason === "not-fresh" ? saved : refused({ "": saved.reason });
  return { ok: true, next: stepAddress(slug, "campaign") };
}

export async function openGivingPage(slug: string, form: FormData): Promise<Answer> {
  if (!(await findSignedIn())) return expired;
  const member = await requireMember(slug);
  const faults = await publishFirstCampaign(member, form);
  return faults ? refused(faults) : { ok: true, next: stepAddress(slug, "team") };
}

export async function inviteFirst(slug: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return expired;
  return inviteTyped(await requireMember(slug), form, stepAddress(slug, "finished"));
}

export async function askForLetterUpload(slug: string, letter: LetterInput) {
  if (!(await findSignedIn())) return expired;
  return prepareLetterUpload(await requireMember(slug), letter);
}

export async function letterIsSent(slug: string, key: string): Promise<Answer> {
  if (!(await findSignedIn())) return expired;
  const handed = await handInLetter(await requireMember(slug), key);
  return handed.ok ? { ok: true, next: stepAddress(slug, "letter") } : refused({ file: handed.reason });
}

function faultsIn(error: { issues: { path: PropertyKey[]; message: string }[] }): Faults {
  const faults: Faults = {};
  for (const { path, message } of error.issues) faults[String(path[0] ?? "")] ??= message;
  return faults;
}
