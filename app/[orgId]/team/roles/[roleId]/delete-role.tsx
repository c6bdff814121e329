import { getTranslations } from "next-intl/server";
import { ActDialog } from "@/app/[orgId]/act-dialog";
import { actWords } from "@/app/[orgId]/act-words";
import { removeRole } from "@/app/[orgId]/team/roles/actions";
import type { RoleInUse } from "@/lib/team/roles-in-use";

type Props = { role: RoleInUse; organizationSlug: string };

/** Asks before a role goes. */
export async function DeleteRole({ role, organizationSlug }: Props) {
  const t = await getTranslations("roles.delete");
  return (
    <ActDialog
      act={removeRole.bind(null, organizationSlug, role.id)}
      look="danger"
      words={{
        ...(await actWords()),
        open: t("open"),
        title: t("title", { name: role.name }),
        follows: t("then"),
        keep: t("keep"),
        close: t("close"),
      }}
      will={[t("gone"), t("history")]}
    />
  );
}
