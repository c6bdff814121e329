import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActButton } from "@/app/[orgId]/act-button";
import { actWords } from "@/app/[orgId]/act-words";
import { compare } from "@/app/operator/acts";
import { type Asked, addressOf, idIn, wordIn } from "@/app/operator/asked";
import { Did } from "@/app/operator/did";
import { formatInstant } from "@/lib/calendar";
import { listFindings, listReconciliations, type Reconciliation } from "@/lib/tenancy/drift/list-drift";
import { requireOperator } from "@/lib/tenancy/session";
import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";
import { Empty } from "@/lib/ui/workspace/empty";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.drift"))("title") };
}

const looks = {
  running: ["loader", "info"],
  finished: ["check", "leaf"],
  stopped: ["triangle-alert", "danger"],
} as const satisfies Record<Reconciliation["status"], readonly [GlyphName, Tone]>;

/** Where the mirror differed from Clerk at each comparison, and whether that was mended. */
export default async function DriftPage({ searchParams }: { searchParams: Asked }) {
  const operator = await requireOperator();
  const asked = await searchParams;
  const runs = await listReconciliations(operator);
  const shown = runs.find(({ id }) => id === idIn(asked, "run")) ?? runs.find(({ findings }) => findings > 0);
  const t = await getTranslations("operator.drift");
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="soft">{t("lead")}</p>
        </div>
        <ActButton act={compare} words={await actWords()} label={t("now")} isPrimary />
      </div>
      <Did did={wordIn(asked, "did")} />
      {runs.length === 0 ? (
        <Empty name="drift" title={t("none")}>
          {t("noneText")}
        </Empty>
      ) : (
        <Card title={t("runs")} lined>
          <FoldingTable
            label={t("runs")}
            columns={[
              { name: t("when"), at: "title" },
              { name: t("seen"), at: "note" },
              { name: t("found"), at: "figure" },
              { name: t("state"), at: "state" },
            ]}
            rows={runs.map((run) => ({
              id: run.id,
              cells: [
                formatInstant(run.startedAt),
                t("counts", {
                  users: run.usersSeen,
                  organizations: run.organizationsSeen,
                  memberships: run.membershipsSeen,
                }),
                run.findings > 0 ? (
                  <a
                    key="found"
                    href={addressOf("/operator/clerk", { run: run.id })}
                    aria-current={run.id === shown?.id ? "true" : undefined}
                  >
                    {t("findings", { count: run.findings })}
                  </a>
                ) : (
                  t("findings", { count: 0 })
                ),
                <Badge key="state" icon={looks[run.status][0]} tone={looks[run.status][1]}>
                  {run.reason ? t("stoppedBecause", { reason: run.reason }) : t(run.status)}
                </Badge>,
              ],
            }))}
          />
        </Card>
      )}
      {shown && <Findings run={shown} />}
    </>
  );
}

async function Findings({ run }: { run: Reconciliation }) {
  const findings = await listFindings(await requireOperator(), run.id);
  const t = await getTranslations("operator.drift");
  return (
    <Card title={t("foundAt", { at: formatInstant(run.startedAt) })} lined>
      <FoldingTable
        label={t("foundAt", { at: formatInstant(run.startedAt) })}
        columns={[
          { name: t("what"), at: "title" },
          { name: t("subject"), at: "note" },
          { name: t("state"), at: "state" },
        ]}
        rows={findings.map(({ id, kind, subjectClerkId, isMended }) => ({
          id,
          cells: [
            t(`kind.${kind}`),
            <span key="subject" className="wrap-anywhere num">
              {subjectClerkId}
            </span>,
            isMended ? (
              <Badge key="state" icon="check" tone="leaf">
                {t("mended")}
              </Badge>
            ) : (
              <Badge key="state" icon="user" tone="amber">
                {t("left")}
              </Badge>
            ),
          ],
        }))}
      />
    </Card>
  );
}
