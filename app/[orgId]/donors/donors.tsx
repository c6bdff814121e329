import { getTranslations } from "next-intl/server";
import type { Narrowing } from "@/app/[orgId]/donors/asked";
import { DonorFilters } from "@/app/[orgId]/donors/donor-filters";
import { DonorTable } from "@/app/[orgId]/donors/donor-table";
import type { DonorRow } from "@/lib/giving/donor-views";
import { donorsCounted } from "@/lib/giving/list-donors";
import { taxYearLabel } from "@/lib/tax-year";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";

export type DonorsView = {
  /** The list's own address. */
  list: string;
  organizationSlug: string;
  taxYear: number;
  narrowing: Narrowing;
  rows: DonorRow[];
  /** How many the narrowing means, and how many there are; one beyond `donorsCounted` stands for more. */
  count: number;
  allCount: number;
  gaveThisYear: number;
  exportHref: string | null;
  previousHref: string | null;
  nextHref: string | null;
};

/** The donors by name, fifty a page. */
export async function Donors({ view }: { view: DonorsView }) {
  const t = await getTranslations("donors");
  const { allCount, gaveThisYear } = view;
  const sums = { thisYear: gaveThisYear, taxYear: taxYearLabel(view.taxYear) };
  return (
    <>
      <PageHead
        title={t("title")}
        sum={
          allCount > donorsCounted
            ? t("sumMany", { count: donorsCounted, ...sums })
            : t("sum", { count: allCount, ...sums })
        }
      />
      {allCount === 0 ? (
        <Empty
          name="donors"
          title={t("emptyTitle")}
          action={
            <a className="btn" href={`/give/${view.organizationSlug}`}>
              {t("emptyAction")}
            </a>
          }
        >
          {t("empty")}
        </Empty>
      ) : (
        <>
          <DonorFilters view={view} />
          {view.rows.length > 0 ? <DonorTable view={view} /> : <Nobody list={view.list} />}
        </>
      )}
    </>
  );
}

async function Nobody({ list }: { list: string }) {
  const t = await getTranslations("donors");
  return (
    <Empty
      name="nobody"
      title={t("noneTitle")}
      action={
        <a className="btn" href={list}>
          {t("noneAction")}
        </a>
      }
    >
      {t("noneBody")}
    </Empty>
  );
}
