import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/app/[orgId]/refused";
import { formProps } from "@/app/[orgId]/team/roles/form-props";
import { RoleForm } from "@/app/[orgId]/team/roles/role-form";
import { RolesCrumb } from "@/app/[orgId]/team/roles/roles-crumb";
import { newId } from "@/lib/new-id";
import { requireMember } from "@/lib/tenancy/session";
import { PageHead } from "@/lib/ui/workspace/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("roles.form"))("newTitle") };
}

/** A new role of the organisation's own. */
export default async function NewRolePage({ params }: { params: Promise<{ orgId: string }> }) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("team:define-roles"))
    return <Refused member={member} permission="team:define-roles" />;
  const t = await getTranslations("roles.form");
  return (
    <>
      <div className="stack g-3">
        <RolesCrumb organizationSlug={member.organizationSlug} />
        <PageHead title={t("newTitle")} sum={t("newSum")} />
      </div>
      <section className="card narrow" aria-label={t("newTitle")}>
        <div className="body">
          <RoleForm roleId={null} formKey={newId()} name="" {...(await formProps(member, [], "create"))} />
        </div>
      </section>
    </>
  );
}
