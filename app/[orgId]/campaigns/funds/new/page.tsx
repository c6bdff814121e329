import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { CampaignsCrumb } from "@/app/[orgId]/campaigns/campaigns-crumb";
import { FundForm } from "@/app/[orgId]/campaigns/funds/fund-form";
import { Refused } from "@/app/[orgId]/refused";
import { newId } from "@/lib/new-id";
import { requireMember } from "@/lib/tenancy/session";
import { PageHead } from "@/lib/ui/workspace/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns.fundForm"))("newTitle") };
}

/** A new fund. */
export default async function NewFundPage({ params }: { params: Promise<{ orgId: string }> }) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("campaigns:edit"))
    return <Refused member={member} permission="campaigns:edit" />;
  const t = await getTranslations("campaigns");
  const form = await getTranslations("campaigns.fundForm");
  return (
    <>
      <div className="stack g-3">
        <CampaignsCrumb organizationSlug={member.organizationSlug} />
        <PageHead title={form("newTitle")} sum={t("funds.intro")} />
      </div>
      <section className="card narrow" aria-label={form("newTitle")}>
        <div className="body">
          <FundForm
            organizationSlug={member.organizationSlug}
            fundId={null}
            formKey={newId()}
            name=""
            isEligible={false}
            words={{
              ...(await actWords()),
              submit: form("open"),
              name: form("name"),
              nameHelp: form("nameHelp"),
              eligible: form("eligible"),
              eligibleHelp: form("eligibleHelp"),
              consequence: "",
            }}
          />
        </div>
      </section>
    </>
  );
}
