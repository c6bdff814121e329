import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type Asked, wordIn } from "@/app/operator/asked";
import { Did } from "@/app/operator/did";
import { groupedPboNumber } from "@/app/operator/grouped-pbo-number";
import { LetterCard } from "@/app/operator/letter-card";
import { ApprovalBadge, StandingBadge } from "@/app/operator/organization-table";
import { formatInstant } from "@/lib/calendar";
import { isId } from "@/lib/new-id";
import { findOrganization } from "@/lib/tenancy/list-organizations";
import { listSuspensions, type Suspension } from "@/lib/tenancy/list-suspensions";
import { requireOperator } from "@/lib/tenancy/session";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";
import { StandingCard } from "./standing-card";

type Props = { params: Promise<{ organizationId: string }>; searchParams: Asked };

const find = async ({ params }: Pick<Props, "params">) => {
  const { organizationId } = await params;
  return isId(organizationId) ? findOrganization(await requireOperator(), organizationId) : null;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await find({ params }))?.name };
}

/** One organisation: how it stands, its letter, and suspending it or opening it again. */
export default async function OperatedOrganizationPage({ params, searchParams }: Props) {
  const organization = await find({ params });
  if (!organization) notFound();
  const suspensions = await listSuspensions(await requireOperator(), organization.id);
  const t = await getTranslations("operator");
  const { name, slug, status, approval, decisionReason, pboNumber, registeredName } = organization;
  return (
    <>
      <div>
        <p className="t-sm">
          <a href="/operator">{t("title")}</a>
        </p>
        <h1>{name}</h1>
      </div>
      <Did did={wordIn(await searchParams, "did")} />
      <Card title={t("organization.facts")}>
        <Facts
          facts={[
            { name: t("columns.state"), value: <StandingBadge status={status} /> },
            { name: t("organization.address"), value: `/${slug}` },
            { name: t("registered"), value: registeredName ?? "–" },
            { name: t("pboNumber"), value: pboNumber ? groupedPboNumber(pboNumber) : "–", isFigure: true },
            { name: t("contact"), value: organization.contactEmail ?? "–" },
            { name: t("columns.since"), value: formatInstant(organization.registeredAt) },
            {
              name: t("columns.letter"),
              value: (
                <>
                  <ApprovalBadge approval={approval} />
                  {decisionReason && ` ${decisionReason}`}
                </>
              ),
            },
          ]}
        />
      </Card>
      {approval === "waiting" && <LetterCard organization={organization} />}
      <StandingCard organization={organization} />
      {suspensions.length > 0 && <History suspensions={suspensions} />}
    </>
  );
}

async function History({ suspensions }: { suspensions: Suspension[] }) {
  const t = await getTranslations("operator.organization");
  return (
    <Card title={t("history")}>
      <ul className="stack g-4">
        {suspensions.map(({ id, reason, suspendedAt, reopenedAt, reopenedReason }) => (
          <li key={id}>
            {t("wasSuspended", { at: formatInstant(suspendedAt), reason })}
            {reopenedAt && (
              <span className="soft block">
                {t("wasReopened", { at: formatInstant(reopenedAt), reason: reopenedReason ?? "" })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
