// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is display: block, which takes the roles away
import { getTranslations } from "next-intl/server";
import { formatInstant } from "@/lib/calendar";
import type { OperatedOrganization } from "@/lib/tenancy/list-organizations";
import { Badge, type Tone } from "@/lib/ui/badge";
import type { GlyphName } from "@/lib/ui/glyph";
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

export async function OrganizationTable({ organizations }: { organizations: OperatedOrganization[] }) {
  const t = await getTranslations("operator");
  return (
    <div className="card">
      <div className="table-wrap">
        <table className="table folds" role="table">
          <thead>
            <tr role="row">
              <th scope="col" role="columnheader">
                {t("columns.name")}
              </th>
              <th scope="col" role="columnheader" className="wide-only">
                {t("columns.pbo")}
              </th>
              <th scope="col" role="columnheader" className="wide-only">
                {t("columns.since")}
              </th>
              <th scope="col" role="columnheader">
                {t("columns.letter")}
              </th>
              <th scope="col" role="columnheader">
                {t("columns.state")}
              </th>
            </tr>
          </thead>
          <tbody>
            {organizations.map(
              ({ id, slug, name, pboNumber, registeredAt, approval, status, decisionReason }) => (
                <tr key={id} role="row">
                  <td role="cell" data-at="title">
                    <b className="medium">{name}</b>
                    <br />
                    <span className="t-sm soft">/{slug}</span>
                  </td>
                  <td role="cell" className="num wide-only" data-at="hide">
                    {pboNumber ? groupedPboNumber(pboNumber) : "–"}
                  </td>
                  <td role="cell" className="wide-only" data-at="hide">
                    {formatInstant(registeredAt)}
                  </td>
                  <td role="cell" data-at="note">
                    <Badge {...approvals[approval ?? "none"]}>{t(`approval.${approval ?? "none"}`)}</Badge>
                    {decisionReason && <span className="t-sm soft"> {decisionReason}</span>}
                  </td>
                  <td role="cell" data-at="state">
                    <Badge {...states[status]}>{t(`status.${status}`)}</Badge>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </div>
  );
}
