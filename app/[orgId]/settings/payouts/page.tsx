import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/app/[orgId]/refused";
import { BankCard } from "@/app/[orgId]/settings/payouts/bank-card";
import { PayfastCard } from "@/app/[orgId]/settings/payouts/payfast-card";
import { findPayouts } from "@/lib/payments/find-payouts";
import { listHolders } from "@/lib/tenancy/list-holders";
import { requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { Note } from "@/lib/ui/note";
import { PageHead } from "@/lib/ui/workspace/page-head";

type Props = { params: Promise<{ orgId: string }>; searchParams: Promise<{ did?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payouts"))("title") };
}

const said = ["payfast", "bank", "agreed", "withdrawn"] as const;

/** Where donations arrive, what waits to follow, and until when. */
export default async function PayoutsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("settings:payouts"))
    return <Refused member={member} permission="settings:payouts" />;
  const { organizationId } = member;
  const { payouts, holders } = await withTenant(member, async (tx) => ({
    payouts: await findPayouts(tx, organizationId),
    holders: (await listHolders(tx, organizationId, "settings:payouts")).length,
  }));
  const t = await getTranslations("payouts");
  const { did } = await searchParams;
  const done = said.find((each) => each === did);
  const waits = (done === "payfast" || done === "bank") && payouts[done].waiting !== null;
  return (
    <>
      <PageHead title={t("title")} sum={t("sum")} />
      {done && (
        <div role="status">
          <Note icon="check" tone="leaf">
            {t(waits ? "did.waits" : `did.${done}`)}
          </Note>
        </div>
      )}
      <div
        className="grid"
        style={{
          gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 24rem), 1fr))",
          alignItems: "start",
        }}
      >
        <PayfastCard member={member} payfast={payouts.payfast} isAlone={holders < 2} />
        <BankCard member={member} bank={payouts.bank} isAlone={holders < 2} />
      </div>
    </>
  );
}
