import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { DonationDetail } from "@/lib/giving/views";
import { formatRand } from "@/lib/money";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";

/** Who gave. Identity and tax numbers only masked: revealing them is an act of its own, with its own permission. */
export async function DonorCard({
  donation: { donorId, donorName, donor },
  organizationSlug,
}: {
  donation: DonationDetail;
  organizationSlug: string;
}) {
  const t = await getTranslations("workspace.donation");
  return (
    <Card title={t("donor")}>
      <Facts
        facts={[
          {
            name: t("name"),
            value: <Link href={`/${organizationSlug}/donors/${donorId}`}>{donorName}</Link>,
          },
          { name: t("email"), value: donor.email ?? t("notGiven") },
          { name: t("identity"), value: donor.identityMasked ?? t("notGiven"), isFigure: true },
          { name: t("taxNumber"), value: donor.taxReferenceMasked ?? t("notGiven"), isFigure: true },
          {
            name: t("givenInAll"),
            value: (
              <>
                {formatRand(donor.givenCents)}{" "}
                <span className="faint">{t("gifts", { count: donor.giftCount })}</span>
              </>
            ),
            isFigure: true,
          },
        ]}
      />
    </Card>
  );
}
