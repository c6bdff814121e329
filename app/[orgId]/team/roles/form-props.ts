import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { permissionAreas } from "@/app/[orgId]/team/roles/permission-areas";
import type { Member } from "@/lib/tenancy/actor";
import type { Permission } from "@/lib/tenancy/permission";

export type PermissionGroup = {
  area: string;
  label: string;
  permissions: { key: Permission; can: string; what: string; isHeld: boolean; isGiven: boolean }[];
};

/** What the form of a role offers to tick, and its words. */
export async function formProps(member: Member, given: Permission[], submit: "create" | "save") {
  const t = await getTranslations("roles");
  const form = await getTranslations("roles.form");
  const groups: PermissionGroup[] = permissionAreas.map(([area, permissions]) => ({
    area,
    label: t(`area.${area}`),
    permissions: permissions.map((key) => ({
      key,
      can: t(`can.${key}`),
      what: t(`what.${key}`),
      isHeld: member.permissions.has(key),
      isGiven: given.includes(key),
    })),
  }));
  const words = {
    ...(await actWords()),
    submit: form(submit),
    name: form("name"),
    nameHelp: form("nameHelp"),
    effect: form("effect"),
    notHeld: form("notHeld"),
  };
  return { organizationSlug: member.organizationSlug, groups, words };
}
