import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/calendar";
import { formatDonationReference } from "@/lib/giving/donation-reference";
import type { DonationDetail } from "@/lib/giving/views";
import { cents, formatRand } from "@/lib/money";
import { Card } from "@/lib/ui/workspace/card";
import { type Fact, Facts } from "@/lib/ui/workspace/facts";

/** Amount, what PayFast kept, and where the gift goes. */
export async function DonationFacts({ donation }: { donation: DonationDetail }) {
  const t = await getTranslations("workspace.donation");
  const method = (await getTranslations("workspace.method"))(donation.method);
  const fee: Fact[] =
    donation.feeCents === null
      ? []
      : [
          { name: t("kept"), value: formatRand(donation.feeCents), isFigure: true },
          {
            name: t("receive"),
            value: formatRand(cents(donation.amountCents - donation.feeCents)),
            isFigure: true,
          },
        ];
  const goods: Fact[] = donation.goods
    ? [
        { name: t("goods"), value: donation.goods.description },
        { name: t("condition"), value: t(`conditions.${donation.goods.condition}`) },
        { name: t("basis"), value: t(`bases.${donation.goods.basis}`) },
      ]
    : [];
  return (
    <Card title={t("facts")}>
      <Facts
        facts={[
          { name: t("amount"), value: formatRand(donation.amountCents), isFigure: true },
          ...fee,
          ...goods,
          {
            name: t("fund"),
            value: (
              <>
                {donation.fundName}{" "}
                {donation.isSection18aFund && <span className="faint">{t("eligible")}</span>}
              </>
            ),
          },
          { name: t("campaign"), value: donation.campaignTitle ?? t("noCampaign") },
          { name: t("method"), value: t("once", { method: capital(method) }) },
          { name: t("received"), value: await receivedOn(donation), isFigure: true },
          {
            name: t("reference"),
            value: <span className="ref">{formatDonationReference(donation.reference)}</span>,
          },
        ]}
      />
    </Card>
  );
}

async function receivedOn({ receivedOn, isReceiptConfirmed }: DonationDetail): Promise<string> {
  const t = await getTranslations("workspace.donation");
  if (!receivedOn) return t("notYet");
  return isReceiptConfirmed ? formatDay(receivedOn) : t("provisional", { day: formatDay(receivedOn) });
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase("en-ZA") + word.slice(1);
}
