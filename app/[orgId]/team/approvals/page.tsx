import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { Refused } from "@/app/[orgId]/refused";
import { LimitForm } from "@/app/[orgId]/team/approvals/limit-form";
import { OpenApproval } from "@/app/[orgId]/team/approvals/open-approval";
import { TeamTabs } from "@/app/[orgId]/team/team-tabs";
import { formatInstant } from "@/lib/calendar";
import { type ApprovalView, listApprovals } from "@/lib/certificates/list-approvals";
import { findApprovalLimit } from "@/lib/certificates/second-person";
import { cents, formatRand } from "@/lib/money";
import type { Member } from "@/lib/tenancy/actor";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { Glyph } from "@/lib/ui/glyph";
import { Note } from "@/lib/ui/note";
import { Card } from "@/lib/ui/workspace/card";
import { PageHead } from "@/lib/ui/workspace/page-head";

type Props = { params: Promise<{ orgId: string }>; searchParams: Promise<{ did?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("approvals"))("title") };
}

const said = ["approved", "refused", "limit"] as const;

/** What waits for a second person, what was decided, and from which sum that is asked for. */
export default async function ApprovalsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("team:view")) return <Refused member={member} permission="team:view" />;
  const { organizationId, organizationSlug } = member;
  const view = await withTenant(member, async (tx) => ({
    open: await listApprovals(tx, organizationId, "open"),
    decided: await listApprovals(tx, organizationId, "decided"),
    limit: await findApprovalLimit(tx, organizationId),
  }));
  const t = await getTranslations("approvals");
  const { did } = await searchParams;
  const done = said.find((each) => each === did);
  return (
    <>
      <PageHead title={t("title")} sum={t("sum", { count: view.open.length })} />
      <TeamTabs organizationSlug={organizationSlug} at="approvals" />
      {done && (
        <div role="status">
          <Note icon="check" tone="leaf">
            {t(`did.${done}`)}
          </Note>
        </div>
      )}
      <div className="grid main-side">
        <div className="stack g-6">
          <Card title={t("open")}>
            {view.open.length > 0 ? (
              <ul className="stack g-6">
                {view.open.map((approval) => (
                  <OpenApproval key={approval.id} member={member} approval={approval} />
                ))}
              </ul>
            ) : (
              <div className="empty">
                <Glyph name="circle-check" size="lg" />
                <b className="medium">{t("none")}</b>
                <p>{t("noneDetail")}</p>
              </div>
            )}
          </Card>
          {view.decided.length > 0 && <Decided decided={view.decided} />}
        </div>
        <LimitCard member={member} limit={view.limit} />
      </div>
    </>
  );
}

async function Decided({ decided }: { decided: ApprovalView[] }) {
  const t = await getTranslations("approvals");
  return (
    <Card title={t("decided")}>
      <ul className="stack g-4">
        {decided.map((each) => (
          <li key={each.id}>
            {t(`what.${each.act}`, {
              amount: formatRand(each.amountCents),
              donor: each.donorName,
              number: each.number ?? "",
            })}
            <span className="soft t-sm block">
              {t(`decision.${each.decision ?? "approved"}`, {
                name: each.deciderName ?? "",
                asker: each.requesterName,
              })}
              {each.decidedAt && ` · ${formatInstant(each.decidedAt)}`}
              {each.decisionReason && ` · ${t("because", { reason: each.decisionReason })}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Limit = { aboveCents: number | null; people: number };

async function LimitCard({ member, limit }: { member: Member; limit: Limit }) {
  const t = await getTranslations("approvals.limit");
  const { aboveCents, people } = limit;
  const above = aboveCents === null ? "" : formatRand(cents(aboveCents));
  return (
    <Card title={t("title")}>
      {people < 2 ? (
        <p className="soft">{t("alone")}</p>
      ) : member.permissions.has("settings:organization") ? (
        <LimitForm
          organizationSlug={member.organizationSlug}
          isOn={aboveCents !== null}
          above={above}
          words={{
            ...(await actWords()),
            submit: t("save"),
            second: t("second"),
            secondHelp: t("secondHelp"),
            above: t("above"),
            aboveHelp: t("aboveHelp"),
          }}
        />
      ) : (
        <p className="soft">{aboveCents === null ? t("off") : t("on", { amount: above })}</p>
      )}
    </Card>
  );
}
