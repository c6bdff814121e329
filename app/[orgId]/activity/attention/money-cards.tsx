import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { formatInstant } from "@/lib/calendar";
import { formatRand } from "@/lib/money";
import type { PaidTwiceView, UnallocatedView } from "@/lib/payments/attention";
import { Card } from "@/lib/ui/workspace/card";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";

/** Money kept apart until somebody decides, with what to do next. */
export async function UnallocatedCard({ unallocated }: { unallocated: UnallocatedView[] }) {
  const t = await getTranslations("activity.attention");
  const why = await getTranslations("workspace.provider.reason");
  return (
    <Card title={t("unallocated")} lined>
      <p className="soft px-5 py-4">{t("unallocatedNext")}</p>
      <FoldingTable
        label={t("unallocated")}
        columns={[
          { name: t("payment"), at: "title" },
          { name: t("why"), at: "note" },
          { name: t("arrived"), at: "more" },
          { name: t("amount"), at: "figure" },
        ]}
        rows={unallocated.map(({ id, providerPaymentId, reason, arrivedAt, amountCents }) => ({
          id,
          cells: [
            <span key="payment" className="num">
              PayFast {providerPaymentId}
            </span>,
            why(reason),
            formatInstant(arrivedAt),
            formatRand(amountCents),
          ],
        }))}
      />
    </Card>
  );
}

type PaidTwice = { organizationSlug: string; payments: PaidTwiceView[] };

/** Second payments for one donation, each leading to it. */
export async function PaidTwiceCard({ organizationSlug, payments }: PaidTwice) {
  const t = await getTranslations("activity.attention");
  return (
    <Card title={t("paidTwice")} lined>
      <p className="soft px-5 py-4">{t("paidTwiceNext")}</p>
      <FoldingTable
        label={t("paidTwice")}
        columns={[
          { name: t("donation"), at: "title" },
          { name: t("payment"), at: "note" },
          { name: t("arrived"), at: "more" },
          { name: t("amount"), at: "figure" },
        ]}
        rows={payments.map(({ id, donationId, reference, providerPaymentId, completedAt, amountCents }) => ({
          id,
          cells: [
            <Link key="donation" className="num" href={`/${organizationSlug}/donations/${donationId}`}>
              {reference}
            </Link>,
            <span key="payment" className="num">
              PayFast {providerPaymentId}
            </span>,
            completedAt && formatInstant(completedAt),
            formatRand(amountCents),
          ],
        }))}
      />
    </Card>
  );
}
