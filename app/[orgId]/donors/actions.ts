"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { editDonor } from "@/lib/giving/edit-donor";
import { wrongDonorFields } from "@/lib/giving/edit-donor-input";
import { type RevealIdentity, revealIdentity } from "@/lib/giving/reveal-identity";
import { isId } from "@/lib/new-id";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

/** Saves what is known of a donor; where something is wrong, each field is told what. */
export async function edit(organizationSlug: string, donorId: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(organizationSlug);
  const t = await getTranslations("donors.edit");
  const textOf = (name: string) => String(form.get(name) ?? "");
  const isPerson = form.has("firstName");
  const typed = {
    name: isPerson
      ? { firstName: textOf("firstName"), lastName: textOf("lastName") }
      : { displayName: textOf("displayName") },
    email: textOf("email"),
    phone: textOf("phone"),
    language: textOf("language"),
  };
  const wrong = wrongDonorFields(typed);
  if (wrong.length > 0)
    return refuse("", Object.fromEntries(wrong.map((field) => [field, t(`fault.${field}`)])));
  const edited = isId(donorId)
    ? await editDonor(member, donorId, typed)
    : ({ ok: false, reason: "unknown-donor" } as const);
  if (!edited.ok) return refuse(t(edited.reason));
  return { ok: true, next: `/${member.organizationSlug}/donors/${donorId}` };
}

/** Shows a donor's numbers to who may see them; that they looked is recorded. */
export async function reveal(
  organizationSlug: string,
  donorId: string,
): Promise<RevealIdentity | typeof sessionExpired> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(organizationSlug);
  return isId(donorId) ? revealIdentity(member, donorId) : { ok: false, reason: "nothing-given" };
}
