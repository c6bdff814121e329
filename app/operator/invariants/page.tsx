import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActButton } from "@/app/[orgId]/act-button";
import { actWords } from "@/app/[orgId]/act-words";
import { checkNow } from "@/app/operator/acts";
import { type Asked, wordIn } from "@/app/operator/asked";
import { Did } from "@/app/operator/did";
import { formatInstant } from "@/lib/calendar";
import { listOperatedChecks, type OperatedInvariant } from "@/lib/certificates/list-checks";
import { requireOperator } from "@/lib/tenancy/session";
import { Badge } from "@/lib/ui/badge";
import { Note } from "@/lib/ui/note";
import { Card } from "@/lib/ui/workspace/card";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.invariants"))("title") };
}

/** What must hold of every organisation's books, and whether it did when it was last asked. */
export default async function InvariantsPage({ searchParams }: { searchParams: Asked }) {
  const seen = await listOperatedChecks(await requireOperator());
  const t = await getTranslations("operator.invariants");
  const broken = seen.filter((one) => one.broken.length > 0);
  const last = seen.map(({ lastAt }) => lastAt).findLast((at) => at !== null);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="soft">{t("lead")}</p>
        </div>
        <ActButton act={checkNow} words={await actWords()} label={t("now")} isPrimary />
      </div>
      <Did did={wordIn(await searchParams, "did")} />
      {!last && (
        <Note icon="hourglass" tone="info">
          {t("never")}
        </Note>
      )}
      {broken.length > 0 && <Broken broken={broken} />}
      <Card title={t("all")} aside={last && <Verdict count={broken.length} />} lined>
        <FoldingTable
          label={t("all")}
          columns={[
            { name: t("what"), at: "title" },
            { name: t("asked"), at: "note" },
            { name: t("state"), at: "state" },
          ]}
          rows={seen.map((one) => ({
            id: one.key,
            cells: [
              t(`key.${one.key}`),
              one.lastAt
                ? t("askedOf", { count: one.organizations, at: formatInstant(one.lastAt) })
                : t("notAsked"),
              one.lastAt ? (
                <Verdict key="state" count={one.broken.length} />
              ) : (
                <Badge key="state" icon="circle-dashed">
                  {t("unknown")}
                </Badge>
              ),
            ],
          }))}
        />
      </Card>
    </>
  );
}

async function Verdict({ count }: { count: number }) {
  const t = await getTranslations("operator.invariants");
  return count > 0 ? (
    <Badge icon="triangle-alert" tone="danger">
      {t("broken", { count })}
    </Badge>
  ) : (
    <Badge icon="check" tone="leaf">
      {t("holds")}
    </Badge>
  );
}

async function Broken({ broken }: { broken: OperatedInvariant[] }) {
  const t = await getTranslations("operator.invariants");
  const rows = broken.flatMap(({ key, broken: where }) => where.map((one) => ({ key, ...one })));
  return (
    <Card title={t("brokenTitle")} lined>
      <FoldingTable
        label={t("brokenTitle")}
        columns={[
          { name: t("organization"), at: "title" },
          { name: t("rows"), at: "figure" },
          { name: t("what"), at: "note" },
          { name: t("since"), at: "more" },
        ]}
        rows={rows.map(({ key, organizationId, organizationName, count, since }) => ({
          id: `${organizationId} ${key}`,
          cells: [
            <Link key="where" className="medium" href={`/operator/organizations/${organizationId}`}>
              {organizationName}
            </Link>,
            count,
            t(`key.${key}`),
            t("sinceAt", { at: formatInstant(since) }),
          ],
        }))}
      />
      <p className="soft t-sm px-5 py-4">{t("brokenHelp")}</p>
    </Card>
  );
}
