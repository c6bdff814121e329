import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CertificateFactsCard } from "@/app/[orgId]/certificates/[certificateId]/certificate-facts-card";
import { EndCertificate } from "@/app/[orgId]/certificates/[certificateId]/end-certificate";
import { HistoryCard } from "@/app/[orgId]/donations/[donationId]/history-card";
import type { ActivityView } from "@/app/[orgId]/event-words";
import { WaitsNote } from "@/app/[orgId]/team/approvals/waits-note";
import { formatDay } from "@/lib/calendar";
import type { ApprovalView } from "@/lib/certificates/list-approvals";
import type { CertificateDetail } from "@/lib/certificates/views";
import { formatRand } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { Note } from "@/lib/ui/note";
import { CertificateBadge } from "@/lib/ui/workspace/state-badges";

export type CertificateView = {
  organizationSlug: string;
  certificate: CertificateDetail;
  history: ActivityView[];
  /** Why it ended, in words; empty while it counts. */
  reason: string;
  maySeeDonations: boolean;
  maySeeDonors: boolean;
  /** How it would end, once a second person says so. */
  waits: ApprovalView | undefined;
  mayEnd: boolean;
  mayReplace: boolean;
  /** What a new paper would say of the donor; numbers masked. Null for who may not replace it. */
  correctable: {
    name: string;
    addressLines: string[];
    phone: string;
    email: string;
    identityMasked: string | null;
    taxReferenceMasked: string | null;
  } | null;
};

/** One certificate: its paper, its frozen facts, what happened to it, and the way to end it. */
export async function Certificate({ view }: { view: CertificateView }) {
  const t = await getTranslations("certificates.detail");
  const { certificate, organizationSlug } = view;
  const { id, number, totalCents, donorName } = certificate;
  return (
    <>
      <CertificateHead view={view} />
      <WaitsNote approval={view.waits} organizationSlug={organizationSlug} />
      {!certificate.isLive && <NoLongerCounts view={view} />}
      <div className="grid main-side">
        <section className="desk" aria-label={t("paper")}>
          {/* biome-ignore lint/performance/noImgElement: drawn per reader and never cached, so there is nothing to optimise */}
          <img
            src={`/${organizationSlug}/certificates/${id}/picture`}
            alt={t("picture", { number, amount: formatRand(totalCents), donor: donorName })}
            width={595}
            height={842}
          />
          <p className="faint t-xs">{certificate.hasFile ? t("pictureNote") : t("preparing")}</p>
        </section>
        <div className="stack g-6">
          <CertificateFactsCard view={view} />
          <HistoryCard history={view.history} />
        </div>
      </div>
    </>
  );
}

async function CertificateHead({ view }: { view: CertificateView }) {
  const t = await getTranslations("certificates.detail");
  const all = await getTranslations("certificates");
  const states = await getTranslations("workspace.certificateState");
  const { certificate, organizationSlug } = view;
  const { id, number, state, totalCents, donorName, issuedOn } = certificate;
  return (
    <div className="stack g-3">
      <Link className="crumb" href={`/${organizationSlug}/certificates`}>
        <Glyph name="chevron-left" size="sm" />
        {all("title")}
      </Link>
      <div className="page-head">
        <div>
          <h1>{t("title", { number })}</h1>
          <p className="row g-2" style={{ marginTop: ".5rem" }}>
            <CertificateBadge state={state} label={states(state)} />
            <span className="soft num">
              {t("sum", { amount: formatRand(totalCents), donor: donorName, day: formatDay(issuedOn) })}
            </span>
          </p>
        </div>
        <div className="row g-2">
          {view.mayEnd && <EndCertificate view={view} />}
          {certificate.hasFile && (
            <a className="btn primary" href={`/${organizationSlug}/certificates/${id}/download`}>
              <Glyph name="download" />
              {t("download")}
            </a>
          )}
        </div>
      </div>
    </div>
  );
}

async function NoLongerCounts({
  view: { certificate, organizationSlug, reason },
}: {
  view: CertificateView;
}) {
  const t = await getTranslations("certificates.detail");
  const { replacedBy } = certificate;
  return (
    <Note icon="file-x" tone={replacedBy ? undefined : "danger"}>
      {replacedBy
        ? t.rich("replacedNote", {
            number: replacedBy.number,
            reason,
            link: (words) => (
              <Link className="ref" href={`/${organizationSlug}/certificates/${replacedBy.id}`}>
                {words}
              </Link>
            ),
          })
        : t("noLongerCounts", { reason })}
    </Note>
  );
}
