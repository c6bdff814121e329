import { getTranslations } from "next-intl/server";
import type { DonorYear } from "@/lib/giving/donor-views";
import { formatRand, sumCents } from "@/lib/money";
import { taxYearLabel } from "@/lib/tax-year";
import { Card } from "@/lib/ui/workspace/card";

/** What a donor gave in each tax year, and how much of it is on certificates. */
export async function YearsCard({ years }: { years: DonorYear[] }) {
  const t = await getTranslations("donors.profile");
  if (years.length === 0)
    return (
      <Card title={t("years")}>
        <p className="soft">{t("yearsNone")}</p>
      </Card>
    );
  return (
    <Card title={t("years")} lined>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("year")}</th>
              <th scope="col" className="r">
                {t("yearGiven")}
              </th>
              <th scope="col" className="r">
                {t("yearCertified")}
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year.taxYear}>
                <td className="num nowrap">{taxYearLabel(year.taxYear)}</td>
                <td className="r amount">{formatRand(year.givenCents)}</td>
                <td className="r num nowrap">{formatRand(year.certifiedCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t("inAll")}</td>
              <td className="r">{formatRand(sumCents(years.map((year) => year.givenCents)))}</td>
              <td className="r">{formatRand(sumCents(years.map((year) => year.certifiedCents)))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  );
}
