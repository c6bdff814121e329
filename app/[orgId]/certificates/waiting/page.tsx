import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Asked } from "@/app/[orgId]/certificates/asked";
import { Waiting } from "@/app/[orgId]/certificates/waiting/waiting";
import { Refused } from "@/app/[orgId]/refused";
import { calendarDateOf } from "@/lib/calendar";
import { listWaitingDonations } from "@/lib/certificates/list-waiting-donations";
import { tallyDonations } from "@/lib/giving/totals";
import { isId } from "@/lib/new-id";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Props = { params: Promise<{ orgId: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificates.waiting"))("title") };
}

/** Every donation whose donor asked for a certificate and has none, and what stands in its way. */
export default async function WaitingPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  const missing = (["certificates:view", "donations:view"] as const).find((p) => !member.permissions.has(p));
  if (missing) return <Refused member={member} permission={missing} />;
  const { older } = await searchParams;
  const olderThan = typeof older === "string" && isId(older) ? older : undefined;
  const { organizationId, organizationSlug, permissions } = member;
  const view = await withTenant(member, async (tx) => ({
    ...(await listWaitingDonations(tx, organizationId, calendarDateOf(new Date()), { olderThan })),
    tally: await tallyDonations(tx, organizationId, "waiting"),
  }));
  return (
    <Waiting
      view={{
        ...view,
        organizationSlug,
        isContinued: olderThan !== undefined,
        mayIssue: permissions.has("certificates:issue"),
      }}
    />
  );
}
