import { getTranslations } from "next-intl/server";
import { Seal } from "@/app/(site)/verify/seal";
import { formatDayHeld } from "@/lib/calendar";
import type { VerifiedCertificate } from "@/lib/certificates/verify-certificate";
import { formatRand } from "@/lib/money";
import { taxYearBounds, taxYearLabel } from "@/lib/tax-year";
import { Glyph } from "@/lib/ui/glyph";

const kinds = { valid: "ok", withdrawn: "no", voided: "no", replaced: "old" } as const;

export async function Verdict({ certificate }: { certificate: VerifiedCertificate }) {
  const t = await getTranslations("verify");
  const { state } = certificate;
  const amount = formatRand(certificate.amountCents);
  const help =
    state === "replaced" && !certificate.replacedByNumber
      ? t("replacedHelpPlain")
      : t(`${state}Help`, {
          organization: certificate.organizationName,
          number: certificate.replacedByNumber ?? "",
        });
  return (
    <section className="sheet" aria-labelledby="verdict">
      <div className={`verdict ${kinds[state]}`} role="status">
        <Seal kind={kinds[state]} />
        <div>
          <h1 id="verdict">{t(state)}</h1>
          <p>{help}</p>
        </div>
      </div>
      {certificate.isSpecimen && (
        <p className="note specimen" data-tone="amber">
          <Glyph name="triangle-alert" />
          <span>
            <b className="medium">{t("specimen")}</b>
            <br />
            {t("specimenHelp")}
          </span>
        </p>
      )}
      <dl className="facts lined">
        <Fact name={t("number")}>
          <span className="ref">{certificate.number}</span>
        </Fact>
        <Fact name={t("organization")}>{certificate.organizationName}</Fact>
        <Fact name={t("section18a")}>
          <span className="num">{certificate.pboNumber.replace(/(\d{3})(?=\d)/g, "$1\u00A0")}</span>
        </Fact>
        {certificate.approvalSeenOn && (
          <Fact name={t("checked")}>
            {t("checkedHelp", { day: formatDayHeld(certificate.approvalSeenOn) })}
          </Fact>
        )}
        <Fact name={t("amount")}>
          {state === "valid" ? <span className="num">{amount}</span> : <s className="num">{amount}</s>}
        </Fact>
        <Fact name={t("issued")}>{formatDayHeld(certificate.issuedOn)}</Fact>
        <Fact name={t("taxYear")}>{certificate.taxYears.map(yearInFull).join(", ")}</Fact>
        {state !== "valid" && certificate.endedOn && (
          <Fact name={t(`ended.${state}`)}>
            {certificate.replacedByNumber
              ? t.rich("replacedOn", {
                  day: formatDayHeld(certificate.endedOn),
                  number: certificate.replacedByNumber,
                  ref: (chunks) => <span className="nowrap">{chunks}</span>,
                })
              : formatDayHeld(certificate.endedOn)}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="medium">{children}</dd>
    </div>
  );
}

function yearInFull(taxYear: number) {
  const { firstDay, lastDay } = taxYearBounds(taxYear);
  return `${taxYearLabel(taxYear)} (${formatDayHeld(firstDay)} – ${formatDayHeld(lastDay)})`;
}
