import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { formatInstant } from "@/lib/calendar";
import type { OperatedOrganization } from "@/lib/tenancy/list-organizations";
import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";
import { groupedPboNumber } from "./grouped-pbo-number";

type Look = { icon: GlyphName; tone?: Tone };
const approvals: Record<NonNullable<OperatedOrganization["approval"]> | "none", Look> = {
  approved: { icon: "badge-check", tone: "leaf" },
  waiting: { icon: "hourglass", tone: "amber" },
  refused: { icon: "x", tone: "danger" },
  "letter-missing": { icon: "circle-dashed" },
  none: { icon: "circle-dashed" },
};
const states: Record<OperatedOrganization["status"], Look> = {
  onboarding: { icon: "hourglass", tone: "info" },
  active: { icon: "check", tone: "leaf" },
  suspended: { icon: "ban", tone: "danger" },
  closed: { icon: "lock" },
};

/** Whether an organisation is open, in a word and a shape. */
export async function StandingBadge({ status }: Pick<OperatedOrganization, "status">) {
  const t = await getTranslations("operator.status");
  return <Badge {...states[status]}>{t(status)}</Badge>;
}

/** How its SARS letter stands. */
export async function ApprovalBadge({ approval }: Pick<OperatedOrganization, "approval">) {
  const t = await getTranslations("operator.approval");
  return <Badge {...approvals[approval ?? "none"]}>{t(approval ?? "none")}</Badge>;
}

export async function OrganizationTable({ organizations }: { organizations: OperatedOrganization[] }) {
  const t = await getTranslations("operator");
  return (
    <FoldingTable
      label={t("allTitle")}
      columns={[
        { name: t("columns.name"), at: "title" },
        { name: t("columns.pbo"), at: "hide", isWideOnly: true },
        { name: t("columns.since"), at: "hide", isWideOnly: true },
        { name: t("columns.letter"), at: "note" },
        { name: t("columns.state"), at: "state" },
      ]}
      rows={organizations.map(
        ({ id, slug, name, pboNumber, registeredAt, approval, status, decisionReason }) => ({
          id,
          cells: [
            <>
              <Link className="medium" href={`/operator/organizations/${id}`}>
                {name}
              </Link>
              <br />
              <span className="t-sm soft">/{slug}</span>
            </>,
            <span key="pbo" className="num">
              {pboNumber ? groupedPboNumber(pboNumber) : "–"}
            </span>,
            formatInstant(registeredAt),
            <>
              <ApprovalBadge approval={approval} />
              {decisionReason && <span className="t-sm soft"> {decisionReason}</span>}
            </>,
            <StandingBadge key="state" status={status} />,
          ],
        }),
      )}
    />
  );
}
