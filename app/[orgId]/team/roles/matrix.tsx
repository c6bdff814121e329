import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { permissionAreas } from "@/app/[orgId]/team/roles/permission-areas";
import type { RoleInUse } from "@/lib/team/roles-in-use";
import { Glyph } from "@/lib/ui/glyph";

type Props = { roles: RoleInUse[]; organizationSlug: string };

/** Every permission by area, and which role gives it. */
export async function Matrix({ roles, organizationSlug }: Props) {
  const t = await getTranslations("roles");
  return (
    <div className="table-wrap">
      <table className="table matrix">
        <caption className="sr">{t("matrix")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("permission")}</th>
            {roles.map(({ id, name }) => (
              <th key={id} scope="col">
                <Link href={`/${organizationSlug}/team/roles/${id}`}>{name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        {permissionAreas.map(([area, permissions]) => (
          <tbody key={area}>
            <tr className="group">
              <th scope="rowgroup" colSpan={roles.length + 1}>
                {t(`area.${area}`)}
              </th>
            </tr>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">
                  {t(`can.${permission}`)}
                  <span className="faint t-xs hide-phone block">{t(`what.${permission}`)}</span>
                </th>
                {roles.map((role) => {
                  const may = role.permissions.includes(permission);
                  return (
                    <td key={role.id}>
                      <span className={may ? "cell yes" : "cell"}>
                        {may ? <Glyph name="check" /> : <span aria-hidden="true">–</span>}
                        <span className="sr">{t(may ? "may" : "mayNot", { role: role.name })}</span>
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
