import { getTranslations } from "next-intl/server";
import { HistoryCard } from "@/app/[orgId]/donations/[donationId]/history-card";
import type { ActivityView } from "@/app/[orgId]/event-words";
import { DeleteRole } from "@/app/[orgId]/team/roles/[roleId]/delete-role";
import { formProps } from "@/app/[orgId]/team/roles/form-props";
import { permissionAreas } from "@/app/[orgId]/team/roles/permission-areas";
import { RoleForm } from "@/app/[orgId]/team/roles/role-form";
import { RolesCrumb } from "@/app/[orgId]/team/roles/roles-crumb";
import type { RoleInUse } from "@/lib/team/roles-in-use";
import type { Member } from "@/lib/tenancy/actor";
import { canGrant } from "@/lib/tenancy/policy";
import { Glyph } from "@/lib/ui/glyph";
import { Note } from "@/lib/ui/note";
import { Card } from "@/lib/ui/workspace/card";
import { PageHead } from "@/lib/ui/workspace/page-head";

type View = { role: RoleInUse; history: ActivityView[] | null };

/** One role: what it gives, and for one of the organisation's own the way to change or delete it. */
export async function Role({ member, view: { role, history } }: { member: Member; view: View }) {
  const t = await getTranslations("roles");
  const mayDefine = !role.isBuiltIn && member.permissions.has("team:define-roles");
  const mayChange = mayDefine && canGrant(member, role.permissions);
  return (
    <>
      <div className="stack g-3">
        <RolesCrumb organizationSlug={member.organizationSlug} />
        <PageHead
          title={role.name}
          sum={`${t("permissions", { count: role.permissions.length })} · ${t("people", { count: role.people })}`}
          action={
            mayChange &&
            role.people === 0 && <DeleteRole role={role} organizationSlug={member.organizationSlug} />
          }
        />
      </div>
      <div className="grid main-side">
        <Card title={t("gives")}>
          {mayChange ? (
            <RoleForm
              roleId={role.id}
              formKey=""
              name={role.name}
              {...(await formProps(member, role.permissions, "save"))}
            />
          ) : (
            <Gives role={role} note={role.isBuiltIn ? t("builtIn") : mayDefine ? t("form.more") : null} />
          )}
        </Card>
        <div className="stack g-6">
          {mayChange && role.people > 0 && <Note icon="lock">{t("delete.inUse")}</Note>}
          {history && <HistoryCard history={history} />}
        </div>
      </div>
    </>
  );
}

async function Gives({ role, note }: { role: RoleInUse; note: string | null }) {
  const t = await getTranslations("roles");
  const given = permissionAreas
    .map(([area, all]) => [area, all.filter((key) => role.permissions.includes(key))] as const)
    .filter(([, some]) => some.length > 0);
  return (
    <div className="stack g-5">
      {note && <p className="soft">{note}</p>}
      {given.map(([area, permissions]) => (
        <section key={area} className="stack g-3">
          <h3 className="label">{t(`area.${area}`)}</h3>
          <ul className="gives">
            {permissions.map((key) => (
              <li key={key}>
                <Glyph name="check" size="sm" />
                <span>
                  {t(`can.${key}`)}
                  <span className="faint t-xs block">{t(`what.${key}`)}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
