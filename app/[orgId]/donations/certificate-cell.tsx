import Link from "next/link";
import type { CertificateOfDonation } from "@/lib/certificates/views";
import type { DonationRow } from "@/lib/giving/views";
import type { Words } from "@/lib/i18n/words";
import { CertificateBadge } from "@/lib/ui/workspace/state-badges";

type Props = {
  row: DonationRow;
  certificate: CertificateOfDonation | undefined;
  href: string;
  t: Words<"workspace">;
};

/** The certificate of a donation: its number, why there is none yet, or that nobody wanted one. */
export function CertificateCell({ row, certificate, href, t }: Props) {
  if (certificate && (certificate.state === "issued" || certificate.state === "sent")) {
    return (
      <Link className="num nowrap" href={`${href}#certificate`}>
        <span className="ref">{certificate.number}</span>
      </Link>
    );
  }
  if (certificate)
    return <CertificateBadge state={certificate.state} label={t(`certificateState.${certificate.state}`)} />;
  if (!row.wantsCertificate) return <span className="faint">{t("donations.notAskedFor")}</span>;
  if (!row.isSection18aFund) return <span className="faint">{t("donations.notEligible")}</span>;
  if (row.state === "completed")
    return <CertificateBadge state="waiting" label={t("certificateState.waiting")} />;
  return (
    <span className="faint">
      <span aria-hidden="true">–</span>
      <span className="sr">{t("donations.none")}</span>
    </span>
  );
}
