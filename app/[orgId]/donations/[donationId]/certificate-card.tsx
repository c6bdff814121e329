import { getTranslations } from "next-intl/server";
import { formatDay, formatInstant } from "@/lib/calendar";
import type { Refusal } from "@/lib/certificates/eligibility";
import type { CertificateOfDonation } from "@/lib/certificates/views";
import type { DonationDetail } from "@/lib/giving/views";
import { Glyph } from "@/lib/ui/glyph";
import { Note } from "@/lib/ui/note";
import { Card } from "@/lib/ui/workspace/card";
import { type Fact, Facts } from "@/lib/ui/workspace/facts";
import { CertificateBadge } from "@/lib/ui/workspace/state-badges";

type Props = {
  donation: DonationDetail;
  certificates: CertificateOfDonation[];
  organizationSlug: string;
  mayDownload: boolean;
  whyWaiting: Refusal | null;
};

/** The certificates that name the donation, or why there is none. */
export async function CertificateCard({
  donation,
  certificates,
  organizationSlug,
  mayDownload,
  whyWaiting,
}: Props) {
  const t = await getTranslations("workspace.donation");
  if (certificates.length === 0) {
    return (
      <Card title={t("certificate")}>
        <p className="soft">{whyWaiting ? await refusalWords(whyWaiting) : t(whyNone(donation))}</p>
      </Card>
    );
  }
  return certificates.map((certificate, at) => (
    <Certificate
      key={certificate.id}
      certificate={certificate}
      organizationSlug={organizationSlug}
      mayDownload={mayDownload}
      isNewest={at === 0}
      isOneOfSeveral={certificates.length > 1}
    />
  ));
}

async function refusalWords(refusal: Refusal): Promise<string> {
  const t = await getTranslations("workspace");
  if (refusal.reason !== "donor-details-incomplete") return t(`why.${refusal.reason}`);
  const missing = refusal.missing.map((fact) => t(`fact.${fact}`)).join(", ");
  return t("why.donor-details-incomplete", { missing });
}

function whyNone({ wantsCertificate, state }: DonationDetail) {
  if (!wantsCertificate) return "certificateNotAsked";
  return state === "completed" ? "certificateWaiting" : "certificatePending";
}

type OneProps = {
  certificate: CertificateOfDonation;
  organizationSlug: string;
  mayDownload: boolean;
  isNewest: boolean;
  isOneOfSeveral: boolean;
};

async function Certificate({ certificate, organizationSlug, mayDownload, ...place }: OneProps) {
  const t = await getTranslations("workspace");
  const { isNewest, isOneOfSeveral } = place;
  const number = <span className="ref">{certificate.number}</span>;
  const sent: Fact[] = certificate.mailedAt
    ? [{ name: t("donation.sentAt"), value: formatInstant(certificate.mailedAt), isFigure: true }]
    : [];
  const words = certificate.isLive ? "donation.onCertificate" : "donation.wasOnCertificate";
  return (
    <>
      <Card title={[t("donation.certificate"), ...(isOneOfSeveral ? [certificate.number] : [])].join(" ")}>
        <div className="stack g-4" id={isNewest ? "certificate" : undefined}>
          <Facts
            facts={[
              { name: t("donation.number"), value: number },
              {
                name: t("donation.certificateState"),
                value: (
                  <CertificateBadge
                    state={certificate.state}
                    label={t(`certificateState.${certificate.state}`)}
                  />
                ),
              },
              { name: t("donation.issuedOn"), value: formatDay(certificate.issuedOn), isFigure: true },
              ...sent,
            ]}
          />
          {mayDownload && certificate.hasFile && !certificate.isLive && (
            <a className="btn" href={`/${organizationSlug}/certificates/${certificate.id}/download`}>
              <Glyph name="download" />
              {t("donation.download")}
            </a>
          )}
        </div>
      </Card>
      <Note icon="lock">
        {t.rich(words, {
          number: certificate.number,
          ref: (chunks) => <span className="ref">{chunks}</span>,
        })}
      </Note>
    </>
  );
}
