import { getTranslations } from "next-intl/server";
import { InviteForm } from "@/app/[orgId]/team/invite/invite-form";
import { inviteWords } from "@/app/[orgId]/team/invite/invite-words";
import { roleChoices } from "@/app/[orgId]/team/role-choices";
import { listRoles } from "@/lib/team/list-roles";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { inviteFirst } from "./actions";
import { Way } from "./way";

/** Who else works here; nobody has to be asked now. */
export async function TeamStep({ member }: { member: Member }) {
  const t = await getTranslations("onboarding.team");
  const { organizationSlug: slug, organizationId } = member;
  const roles = await withTenant(member, (tx) => listRoles(tx, organizationId));
  return (
    <Way at="team">
      <div className="stack g-6">
        <div>
          <h1>{t("title")}</h1>
          <p className="lede">{t("lead")}</p>
        </div>
        <InviteForm
          act={inviteFirst.bind(null, slug)}
          choices={await roleChoices(roles, member)}
          words={await inviteWords()}
          beside={
            <a className="btn quiet" href={`/onboarding?organization=${slug}&step=finished`}>
              {t("later")}
            </a>
          }
        />
      </div>
    </Way>
  );
}
