import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityTabs } from "@/app/[orgId]/activity/activity-tabs";
import { ChecksCard } from "@/app/[orgId]/activity/attention/checks-card";
import { DeadJobsCard } from "@/app/[orgId]/activity/attention/dead-jobs-card";
import { loadAttention } from "@/app/[orgId]/activity/attention/load-attention";
import { PaidTwiceCard, UnallocatedCard } from "@/app/[orgId]/activity/attention/money-cards";
import { RefusedCard } from "@/app/[orgId]/activity/attention/refused-card";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";
import { Note } from "@/lib/ui/note";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";

type Props = { params: Promise<{ orgId: string }>; searchParams: Promise<{ did?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity.attention"))("title") };
}

/** Money that found no donation, notifications that were refused, work that failed, and whether the books add up. */
export default async function AttentionPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("audit:view")) return <Refused member={member} permission="audit:view" />;
  const view = await loadAttention(member);
  const t = await getTranslations("activity.attention");
  const { unallocated, paidTwice, refused, deadJobs, checks } = view;
  const lists = [unallocated, paidTwice, refused, deadJobs];
  const isBroken = checks?.some(({ brokenCount }) => brokenCount > 0);
  const isCalm = lists.every((list) => !list?.length) && !isBroken;
  return (
    <>
      <PageHead title={t("title")} sum={t("sum")} />
      <ActivityTabs organizationSlug={member.organizationSlug} at="attention" />
      <div role="status">
        {(await searchParams).did === "again" && (
          <Note icon="check" tone="leaf">
            {t("again")}
          </Note>
        )}
      </div>
      {isCalm && (
        <Empty name="attention" title={t("none")}>
          {t("noneText")}
        </Empty>
      )}
      {unallocated && unallocated.length > 0 && <UnallocatedCard unallocated={unallocated} />}
      {paidTwice && paidTwice.length > 0 && (
        <PaidTwiceCard organizationSlug={member.organizationSlug} payments={paidTwice} />
      )}
      {refused && refused.length > 0 && <RefusedCard member={member} notifications={refused} />}
      {deadJobs && deadJobs.length > 0 && <DeadJobsCard member={member} jobs={deadJobs} />}
      {checks && <ChecksCard checks={checks} />}
    </>
  );
}
