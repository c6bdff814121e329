import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { HistoryCard } from "@/app/[orgId]/donations/[donationId]/history-card";
import { DonorFacts } from "@/app/[orgId]/donors/[donorId]/donor-facts";
import { EditDonor } from "@/app/[orgId]/donors/[donorId]/edit-donor";
import { GiftsCard } from "@/app/[orgId]/donors/[donorId]/gifts-card";
import { IdentityCard } from "@/app/[orgId]/donors/[donorId]/identity-card";
import { YearsCard } from "@/app/[orgId]/donors/[donorId]/years-card";
import type { ActivityView } from "@/app/[orgId]/event-words";
import { calendarDateOf, formatDay } from "@/lib/calendar";
import type { CertificateOfDonation } from "@/lib/certificates/views";
import type { DonorDetail } from "@/lib/giving/donor-views";
import { Glyph } from "@/lib/ui/glyph";

export type DonorView = {
  organizationSlug: string;
  donor: DonorDetail;
  certificates: Map<string, CertificateOfDonation>;
  history: ActivityView[];
  maySeeGifts: boolean;
  mayEdit: boolean;
  maySeeIdentity: boolean;
};

/** One donor: who they are, what they gave and what happened with it. */
export async function Donor({ view }: { view: DonorView }) {
  const t = await getTranslations("donors");
  const { donor, organizationSlug } = view;
  return (
    <>
      <div className="stack g-3">
        <Link className="crumb" href={`/${organizationSlug}/donors`}>
          <Glyph name="chevron-left" size="sm" />
          {t("title")}
        </Link>
        <div className="page-head">
          <div>
            <h1 style={{ overflowWrap: "anywhere" }}>{donor.name}</h1>
            <p className="sum">
              {t("profile.since", {
                kind: t(`kindOne.${donor.kind}`),
                day: formatDay(calendarDateOf(donor.knownSince)),
              })}
            </p>
          </div>
          {view.mayEdit && <EditDonor organizationSlug={organizationSlug} donor={donor} />}
        </div>
      </div>
      <div className="grid main-side">
        <div className="stack g-6">
          {view.maySeeGifts && <GiftsCard view={view} />}
          <HistoryCard history={view.history} none={t("profile.historyNone")} />
        </div>
        <div className="stack g-6">
          <YearsCard years={donor.years} />
          <DonorFacts donor={donor} />
          <IdentityCard view={view} />
        </div>
      </div>
    </>
  );
}
