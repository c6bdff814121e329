import { getTranslations } from "next-intl/server";
import { formatInstant } from "@/lib/calendar";
import type { OperatedOrganization } from "@/lib/tenancy/list-organizations";
import { Glyph } from "@/lib/ui/glyph";
import { OrgMark } from "@/lib/ui/org-mark";
import { DecisionForm } from "./decision-form";
import { groupedPboNumber } from "./grouped-pbo-number";

export async function LetterCard({ organization }: { organization: OperatedOrganization }) {
  const t = await getTranslations("operator");
  const { id, slug, name, registeredName, pboNumber, contactEmail, letterUploadedAt } = organization;
  return (
    <article className="card letter" aria-labelledby={`letter-${slug}`}>
      <header className="row g-3">
        <OrgMark slug={slug} />
        <div className="grow">
          <h3 id={`letter-${slug}`}>{name}</h3>
          {letterUploadedAt && (
            <p className="t-sm soft">{t("handedIn", { at: formatInstant(letterUploadedAt) })}</p>
          )}
        </div>
        <a className="btn" href={`/operator/letters/${id}`} target="_blank" rel="noreferrer">
          <Glyph name="download" />
          {t("open")}
        </a>
      </header>
      <dl className="facts">
        <div>
          <dt>{t("registered")}</dt>
          <dd>{registeredName}</dd>
        </div>
        <div>
          <dt>{t("pboNumber")}</dt>
          <dd className="num">{pboNumber && groupedPboNumber(pboNumber)}</dd>
        </div>
        <div>
          <dt>{t("contact")}</dt>
          <dd>{contactEmail}</dd>
        </div>
      </dl>
      <DecisionForm
        organizationId={id}
        words={{
          approve: t("approve"),
          refuse: t("refuse"),
          reason: t("reason"),
          reasonHelp: t("reasonHelp"),
        }}
        faults={t.raw("faults")}
      />
    </article>
  );
}
