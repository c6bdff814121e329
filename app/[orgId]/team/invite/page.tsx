import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/app/[orgId]/refused";
import { invitePeople } from "@/app/[orgId]/team/actions";
import { InviteForm } from "@/app/[orgId]/team/invite/invite-form";
import { inviteWords } from "@/app/[orgId]/team/invite/invite-words";
import { roleChoices } from "@/app/[orgId]/team/role-choices";
import { TeamCrumb } from "@/app/[orgId]/team/team-crumb";
import { listRoles } from "@/lib/team/list-roles";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { PageHead } from "@/lib/ui/workspace/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team.form"))("title") };
}

/** Asking people by e-mail to join, several at once. */
export default async function InvitePage({ params }: { params: Promise<{ orgId: string }> }) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("team:invite")) return <Refused member={member} permission="team:invite" />;
  const t = await getTranslations("team.form");
  const { organizationSlug: slug, organizationId } = member;
  const roles = await withTenant(member, (tx) => listRoles(tx, organizationId));
  return (
    <>
      <div className="stack g-3">
        <TeamCrumb organizationSlug={slug} />
        <PageHead title={t("title")} sum={t("sum")} />
      </div>
      <section className="card narrow" aria-label={t("title")}>
        <div className="body">
          <InviteForm
            act={invitePeople.bind(null, slug)}
            choices={await roleChoices(roles, member)}
            words={await inviteWords()}
            beside={
              <Link className="btn quiet" href={`/${slug}/team`}>
                {t("keep")}
              </Link>
            }
          />
        </div>
      </section>
    </>
  );
}
