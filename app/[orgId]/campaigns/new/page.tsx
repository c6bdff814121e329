import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CampaignForm } from "@/app/[orgId]/campaigns/campaign-form";
import { CampaignsCrumb } from "@/app/[orgId]/campaigns/campaigns-crumb";
import { formWords, fundChoices, valuesOf } from "@/app/[orgId]/campaigns/form-props";
import { Refused } from "@/app/[orgId]/refused";
import { listFunds } from "@/lib/giving/campaign-queries";
import { newId } from "@/lib/new-id";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns.form"))("newTitle") };
}

/** A new campaign: a draft until it is published. */
export default async function NewCampaignPage({ params }: { params: Promise<{ orgId: string }> }) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("campaigns:edit"))
    return <Refused member={member} permission="campaigns:edit" />;
  const t = await getTranslations("campaigns");
  const { organizationSlug: slug, organizationId } = member;
  const funds = (await withTenant(member, (tx) => listFunds(tx, organizationId))).filter(
    ({ isClosed }) => !isClosed,
  );
  return (
    <>
      <div className="stack g-3">
        <CampaignsCrumb organizationSlug={slug} />
        <PageHead title={t("form.newTitle")} sum={t("form.newSum")} />
      </div>
      {funds.length === 0 ? (
        <Empty
          name="funds"
          title={t("funds.title")}
          action={
            <Link className="btn primary" href={`/${slug}/campaigns/funds/new`}>
              {t("funds.new")}
            </Link>
          }
        >
          {t("form.needsFund")}
        </Empty>
      ) : (
        <section className="card narrow" aria-label={t("form.newTitle")}>
          <div className="body">
            <CampaignForm
              organizationSlug={slug}
              existing={null}
              formKey={newId()}
              values={valuesOf(null, funds)}
              funds={await fundChoices(funds)}
              words={await formWords(slug, true)}
            />
          </div>
        </section>
      )}
    </>
  );
}
