import { getTranslations } from "next-intl/server";
import team from "@/lib/messages/en/team.json";
import type { RoleView } from "@/lib/team/views";
import type { Member } from "@/lib/tenancy/actor";
import { permissionKeys } from "@/lib/tenancy/permission";
import { canGrant } from "@/lib/tenancy/policy";

export type RoleChoice = { key: string; name: string; what: string };

/** The roles that the member may give, each with what it means in a line. */
export async function roleChoices(
  roles: RoleView[],
  member: Pick<Member, "permissions">,
): Promise<RoleChoice[]> {
  const t = await getTranslations("team.role");
  return roles
    .filter(({ permissions }) => canGrant(member, permissions))
    .map(({ key, name, isBuiltIn, permissions }) => ({
      key,
      name,
      what:
        isBuiltIn && Object.hasOwn(team.role, key)
          ? t(key as "owner")
          : t("custom", { count: permissions.length, all: permissionKeys.length }),
    }));
}
