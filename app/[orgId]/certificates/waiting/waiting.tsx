import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { IssueButton } from "@/app/[orgId]/certificates/waiting/issue-button";
import { WaitingRows } from "@/app/[orgId]/certificates/waiting-rows";
import type { WaitingPage } from "@/lib/certificates/list-waiting-donations";
import type { Tally } from "@/lib/giving/views";
import { formatRand } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { Note } from "@/lib/ui/note";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";

type View = WaitingPage & {
  tally: Tally;
  organizationSlug: string;
  isContinued: boolean;
  mayIssue: boolean;
};

/** Who waits for a certificate, with the reason; what nothing stands in the way of can be issued. */
export async function Waiting({ view }: { view: View }) {
  const t = await getTranslations("certificates.waiting");
  const all = await getTranslations("certificates");
  const words = await actWords();
  const list = `/${view.organizationSlug}/certificates`;
  const last = view.rows.at(-1);
  return (
    <>
      <div className="stack g-3">
        <Link className="crumb" href={list}>
          <Glyph name="chevron-left" size="sm" />
          {all("title")}
        </Link>
        <PageHead
          title={t("title")}
          sum={t("sum", { count: view.tally.count, amount: formatRand(view.tally.sumCents) })}
        />
      </div>
      {!view.mayIssue && <Note icon="lock">{t("mayNotIssue")}</Note>}
      {view.rows.length === 0 ? (
        <Empty
          name="waiting"
          title={t("none")}
          action={
            <Link className="btn" href={list}>
              {t("back")}
            </Link>
          }
        >
          {t("noneDetail")}
        </Empty>
      ) : (
        <section className="card" aria-label={t("title")}>
          <p className="soft body">{t("intro")}</p>
          <WaitingRows
            rows={view.rows}
            organizationSlug={view.organizationSlug}
            actionFor={(row) =>
              view.mayIssue && (
                <IssueButton
                  organizationSlug={view.organizationSlug}
                  donationId={row.id}
                  words={{ ...words, issue: t("issue"), busy: t("issuing") }}
                />
              )
            }
          />
          {(view.hasOlder || view.isContinued) && (
            <div className="pager">
              {view.isContinued && <Link href={`${list}/waiting`}>{t("newest")}</Link>}
              {view.hasOlder && last && (
                <Link className="btn sm" href={`${list}/waiting?older=${last.id}`}>
                  {t("older")}
                  <Glyph name="chevron-right" size="sm" />
                </Link>
              )}
            </div>
          )}
        </section>
      )}
    </>
  );
}
