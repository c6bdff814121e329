"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { isId } from "@/lib/new-id";
import { createRole } from "@/lib/team/create-role";
import { deleteRole } from "@/lib/team/delete-role";
import { editRole } from "@/lib/team/edit-role";
import { type RoleInput, roleFaults } from "@/lib/team/role-input";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

/** Adds a role where `roleId` is null, or says anew what one gives. */
export async function saveRole(slug: string, roleId: string | null, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const member = await requireMember(slug);
  const t = await getTranslations("roles.fault");
  const typed = { name: String(form.get("name") ?? ""), permissions: form.getAll("permission").map(String) };
  const wrong = roleFaults(typed);
  if (wrong.length > 0)
    return refuse(
      "",
      Object.fromEntries(wrong.map((field) => [field === "name" ? "name" : "permissions", t(field)])),
    );
  const input = typed as RoleInput;
  const formKey = String(form.get("formKey") ?? "");
  const saved = roleId
    ? await editRole(member, { roleId, input })
    : await createRole(member, input, isId(formKey) ? formKey : undefined);
  if (saved.ok) return { ok: true, next: `/${slug}/team/roles` };
  if (saved.reason === "not-fresh") return saved;
  const sentence = t(saved.reason);
  return saved.reason === "name-taken" ? refuse("", { name: sentence }) : refuse(sentence);
}

export async function removeRole(slug: string, roleId: string): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const gone = await deleteRole(await requireMember(slug), roleId);
  if (gone.ok) return { ok: true, next: `/${slug}/team/roles` };
  if (gone.reason === "not-fresh") return gone;
  return refuse((await getTranslations("roles.fault"))(gone.reason));
}
