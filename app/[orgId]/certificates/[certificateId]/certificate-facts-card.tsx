import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { CertificateView } from "@/app/[orgId]/certificates/[certificateId]/certificate";
import type { CertificateDetail } from "@/lib/certificates/views";
import { formatDonationReference } from "@/lib/giving/donation-reference";
import { formatRand } from "@/lib/money";
import { taxYearLabel } from "@/lib/tax-year";
import { Badge } from "@/lib/ui/badge";
import { Card } from "@/lib/ui/workspace/card";
import { type Fact, Facts } from "@/lib/ui/workspace/facts";

/** What the certificate says and is; nothing of it can change any more. */
export async function CertificateFactsCard({ view }: { view: CertificateView }) {
  const t = await getTranslations("certificates.detail");
  const all = await getTranslations("certificates");
  const { certificate } = view;
  const { donations, verifyCode, pdfSha256, series, ruleSet } = certificate;
  const years = [...new Set(donations.map(({ taxYear }) => taxYear))];
  const funds = [...new Set(donations.map(({ fundName }) => fundName))];
  const facts: Fact[] = [
    {
      name: t("donor"),
      value: view.maySeeDonors ? (
        <Link href={`/${view.organizationSlug}/donors/${certificate.donorId}`}>{certificate.donorName}</Link>
      ) : (
        certificate.donorName
      ),
    },
    { name: t("donation", { count: donations.length }), value: <Donations view={view} />, isFigure: true },
    { name: t("taxYear"), value: years.map(taxYearLabel).join(", "), isFigure: true },
    { name: t("rules"), value: t(`ruleSet.${ruleSet as "notice-6762"}`) },
    { name: t("fund"), value: funds.join(", ") },
    { name: t("series"), value: all(`seriesName.${series}`) },
    {
      name: t("code"),
      value: (
        <a className="mono" href={`/verify/${verifyCode}`}>
          {verifyCode}
        </a>
      ),
    },
    ...(pdfSha256
      ? [
          {
            name: t("fingerprint"),
            value: (
              <span className="mono" title={pdfSha256}>
                {pdfSha256.slice(0, 4)}…{pdfSha256.slice(-4)}
              </span>
            ),
          },
        ]
      : []),
    ...(await linksOf(certificate, view.organizationSlug)),
  ];
  return (
    <Card title={t("facts")} aside={<Badge icon="lock">{t("frozen")}</Badge>}>
      <Facts facts={facts} />
    </Card>
  );
}

function Donations({ view: { certificate, organizationSlug, maySeeDonations } }: { view: CertificateView }) {
  return certificate.donations.map(({ id, reference, amountCents }) => {
    const words = <span className="ref">{formatDonationReference(reference)}</span>;
    return (
      <span key={id} className="block">
        {maySeeDonations ? <Link href={`/${organizationSlug}/donations/${id}`}>{words}</Link> : words}{" "}
        {formatRand(amountCents)}
      </span>
    );
  });
}

async function linksOf(
  { replaces, replacedBy }: CertificateDetail,
  organizationSlug: string,
): Promise<Fact[]> {
  const t = await getTranslations("certificates.detail");
  const links = [
    [t("replaces"), replaces],
    [t("replacedBy"), replacedBy],
  ] as const;
  return links.flatMap(([name, other]) =>
    other
      ? [
          {
            name,
            value: (
              <Link className="ref" href={`/${organizationSlug}/certificates/${other.id}`}>
                {other.number}
              </Link>
            ),
          },
        ]
      : [],
  );
}
