import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CertificateCard } from "@/app/[orgId]/donations/[donationId]/certificate-card";
import { DonationFacts } from "@/app/[orgId]/donations/[donationId]/donation-facts";
import { DonorCard } from "@/app/[orgId]/donations/[donationId]/donor-card";
import { HistoryCard } from "@/app/[orgId]/donations/[donationId]/history-card";
import { LedgerCards } from "@/app/[orgId]/donations/[donationId]/ledger-cards";
import { ProviderCard } from "@/app/[orgId]/donations/[donationId]/provider-card";
import { ReverseDonation } from "@/app/[orgId]/donations/[donationId]/reverse-donation";
import type { ActivityView } from "@/app/[orgId]/event-words";
import { WaitsNote } from "@/app/[orgId]/team/approvals/waits-note";
import { formatInstant } from "@/lib/calendar";
import type { Refusal } from "@/lib/certificates/eligibility";
import type { ApprovalView } from "@/lib/certificates/list-approvals";
import type { CertificateOfDonation } from "@/lib/certificates/views";
import { formatDonationReference } from "@/lib/giving/donation-reference";
import { isStruckOut } from "@/lib/giving/donation-state";
import type { DonationDetail } from "@/lib/giving/views";
import type { PostedTransaction } from "@/lib/ledger/views";
import { formatRand } from "@/lib/money";
import type { NotificationView } from "@/lib/payments/views";
import { Badge } from "@/lib/ui/badge";
import { Glyph } from "@/lib/ui/glyph";
import { Note } from "@/lib/ui/note";
import { DonationBadge } from "@/lib/ui/workspace/state-badges";

export type DonationView = {
  organizationSlug: string;
  donation: DonationDetail;
  history: ActivityView[];
  /** Null for who may not see the ledger. */
  transactions: PostedTransaction[] | null;
  notifications: NotificationView[];
  certificates: CertificateOfDonation[];
  /** Why a certificate that was asked for is not issued yet. */
  whyWaiting: Refusal | null;
  mayDownload: boolean;
  mayReverse: boolean;
  /** The reversal that waits for a second person. */
  waits: ApprovalView | undefined;
};

/** One donation: what it is, what happened to it, where its money stands and which certificate names it. */
export async function Donation({ view }: { view: DonationView }) {
  const { donation, organizationSlug } = view;
  return (
    <>
      <DonationHead view={view} />
      <WaitsNote approval={view.waits} organizationSlug={organizationSlug} />
      <div className="grid main-side">
        <div className="stack g-6">
          <HistoryCard history={view.history} />
          {view.transactions && <LedgerCards transactions={view.transactions} />}
          {(donation.method === "card" || view.notifications.length > 0) && (
            <ProviderCard notifications={view.notifications} />
          )}
        </div>
        <div className="stack g-6">
          {donation.reversedReason && <Reversed reason={donation.reversedReason} />}
          {donation.isPaidTwice && <PaidTwice />}
          <DonationFacts donation={donation} />
          <DonorCard donation={donation} organizationSlug={organizationSlug} />
          <CertificateCard
            mayDownload={view.mayDownload}
            whyWaiting={view.whyWaiting}
            donation={donation}
            certificates={view.certificates}
            organizationSlug={organizationSlug}
          />
        </div>
      </div>
    </>
  );
}

async function Reversed({ reason }: { reason: string }) {
  const t = await getTranslations("workspace.donation");
  return <Note icon="undo-2">{t("reversedBecause", { reason })}</Note>;
}

async function PaidTwice() {
  const t = await getTranslations("workspace.donation");
  return (
    <Note icon="triangle-alert" tone="amber">
      {t("paidTwice")}
    </Note>
  );
}

async function DonationHead({ view }: { view: DonationView }) {
  const t = await getTranslations("workspace");
  const { donation, organizationSlug } = view;
  const live = view.certificates.find((certificate) => certificate.isLive);
  return (
    <div className="stack g-3">
      <Link className="crumb" href={`/${organizationSlug}/donations`}>
        <Glyph name="chevron-left" size="sm" />
        {t("donations.title")}
      </Link>
      <div className="page-head">
        <div>
          <h1 className="headline">
            <span className={isStruckOut(donation.state) ? "v num strike" : "v num"}>
              {formatRand(donation.amountCents)}
            </span>
            <span>{t("donation.from", { donor: donation.donorName })}</span>
          </h1>
          <p className="row g-2" style={{ marginTop: ".5rem" }}>
            <DonationBadge state={donation.state} label={t(`state.${donation.state}`)} />
            {live && <Badge icon="lock">{t("donation.locked")}</Badge>}
            <span className="soft num">
              {formatInstant(donation.givenAt)} ·{" "}
              <span className="ref">{formatDonationReference(donation.reference)}</span>
            </span>
          </p>
        </div>
        <div className="row g-2">
          {view.mayReverse && !view.waits && <ReverseDonation view={view} />}
          {view.mayDownload && live?.hasFile && (
            <a className="btn" href={`/${organizationSlug}/certificates/${live.id}/download`}>
              <Glyph name="file-badge" />
              {t("donation.download")}
            </a>
          )}
        </div>
      </div>
    </div>
  );
}
