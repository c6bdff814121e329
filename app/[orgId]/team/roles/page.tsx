import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/app/[orgId]/refused";
import { Matrix } from "@/app/[orgId]/team/roles/matrix";
import { TeamTabs } from "@/app/[orgId]/team/team-tabs";
import { listRolesInUse } from "@/lib/team/roles-in-use";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { Glyph } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";
import { PageHead } from "@/lib/ui/workspace/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("roles"))("title") };
}

/** What each role of the organisation may do, the built-in ones and its own. */
export default async function RolesPage({ params }: { params: Promise<{ orgId: string }> }) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("team:view")) return <Refused member={member} permission="team:view" />;
  const { organizationId, organizationSlug, permissions } = member;
  const roles = await withTenant(member, (tx) => listRolesInUse(tx, organizationId));
  const t = await getTranslations("roles");
  const own = roles.filter(({ isBuiltIn }) => !isBuiltIn);
  const home = `/${organizationSlug}/team/roles`;
  return (
    <>
      <PageHead
        title={t("title")}
        sum={t("sum", { builtIn: roles.length - own.length, own: own.length })}
        action={
          permissions.has("team:define-roles") && (
            <Link className="btn primary" href={`${home}/new`}>
              <Glyph name="plus" />
              {t("new")}
            </Link>
          )
        }
      />
      <TeamTabs organizationSlug={organizationSlug} at="roles" />
      <Card title={t("own")}>
        {own.length === 0 ? (
          <p className="soft">{t("ownNone")}</p>
        ) : (
          <ul className="stack g-3">
            {own.map((role) => (
              <li key={role.id}>
                <Link className="medium" href={`${home}/${role.id}`}>
                  {role.name}
                </Link>
                <span className="soft t-sm block">
                  {t("permissions", { count: role.permissions.length })} ·{" "}
                  {t("people", { count: role.people })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t("matrix")} lined>
        <Matrix roles={roles} organizationSlug={organizationSlug} />
        <div className="pager">
          <span>{t("note")}</span>
        </div>
      </Card>
    </>
  );
}
