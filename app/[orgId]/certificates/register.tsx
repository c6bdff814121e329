import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { NumbersCard } from "@/app/[orgId]/certificates/numbers-card";
import { RegisterFilters } from "@/app/[orgId]/certificates/register-filters";
import { RegisterTable } from "@/app/[orgId]/certificates/register-table";
import { WaitingCard } from "@/app/[orgId]/certificates/waiting-card";
import { formatDayHeld } from "@/lib/calendar";
import type { WaitingDonation } from "@/lib/certificates/list-waiting-donations";
import type { RegisterFilter } from "@/lib/certificates/register-filter";
import type { NumbersTaken, RegisterRow, RegisterTally } from "@/lib/certificates/views";
import type { Tally } from "@/lib/giving/views";
import { taxYearBounds, taxYearLabel } from "@/lib/tax-year";
import { Glyph } from "@/lib/ui/glyph";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";

export type RegisterView = {
  organizationSlug: string;
  filter: RegisterFilter;
  taken: NumbersTaken[];
  /** False for who is limited to campaigns: of some numbers of many there is nothing to account for. */
  isWhole: boolean;
  /** What the filter shows, and what its year and series hold in all. */
  tally: RegisterTally;
  accounted: RegisterTally;
  rows: RegisterRow[];
  newerHref: string | null;
  olderHref: string | null;
  exportHref: string | null;
  /** Null for who may not see donations. */
  waiting: { tally: Tally; rows: WaitingDonation[] } | null;
  mayIssue: boolean;
};

/** Every certificate number, where each is, and who still waits for one. */
export async function Register({ view }: { view: RegisterView }) {
  const t = await getTranslations("certificates");
  const waits = view.mayIssue && view.waiting !== null && view.waiting.tally.count > 0;
  return (
    <>
      <PageHead
        title={t("title")}
        sum={<span className="num">{await sumOf(view)}</span>}
        action={
          waits && (
            <Link className="btn primary" href={`/${view.organizationSlug}/certificates/waiting`}>
              <Glyph name="file-plus" />
              {t("issueMany")}
            </Link>
          )
        }
      />
      {view.isWhole && view.taken.length === 0 ? (
        <NoCertificates slug={view.organizationSlug} />
      ) : (
        <Numbers view={view} />
      )}
    </>
  );
}

async function Numbers({ view }: { view: RegisterView }) {
  return (
    <>
      <div className="grid main-side">
        {view.waiting && <WaitingCard waiting={view.waiting} organizationSlug={view.organizationSlug} />}
        {view.isWhole && <NumbersCard view={view} />}
      </div>
      <section className="card" aria-labelledby="register-title">
        <RegisterFilters view={view} />
        {view.rows.length > 0 ? <RegisterTable view={view} /> : <NoneLikeThat slug={view.organizationSlug} />}
      </section>
    </>
  );
}

async function sumOf({ filter: { taxYear }, accounted }: RegisterView): Promise<string> {
  const t = await getTranslations("certificates");
  if (taxYear === undefined) return t("sumAllYears", { count: accounted.count });
  const { firstDay, lastDay } = taxYearBounds(taxYear);
  return t("sum", {
    taxYear: taxYearLabel(taxYear),
    first: formatDayHeld(firstDay),
    last: formatDayHeld(lastDay),
    count: accounted.count,
  });
}

async function NoCertificates({ slug }: { slug: string }) {
  const t = await getTranslations("certificates.register");
  return (
    <Empty
      name="certificates"
      title={t("emptyTitle")}
      action={
        <Link className="btn" href={`/${slug}/donations`}>
          {t("emptyAction")}
        </Link>
      }
    >
      {t("empty")}
    </Empty>
  );
}

async function NoneLikeThat({ slug }: { slug: string }) {
  const t = await getTranslations("certificates.register");
  return (
    <div className="empty">
      <Glyph name="search" size="lg" />
      <b className="medium">{t("noneTitle")}</b>
      <p>{t("none")}</p>
      <Link className="btn" href={`/${slug}/certificates?year=all`}>
        {t("noneAction")}
      </Link>
    </div>
  );
}
