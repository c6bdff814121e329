import { getTranslations } from "next-intl/server";
import { ActivityCard } from "@/app/[orgId]/dashboard/[userId]/activity-card";
import { CampaignsCard } from "@/app/[orgId]/dashboard/[userId]/campaigns-card";
import { MonthsCard } from "@/app/[orgId]/dashboard/[userId]/months-card";
import { NeedsCard } from "@/app/[orgId]/dashboard/[userId]/needs-card";
import { OverviewFigures } from "@/app/[orgId]/dashboard/[userId]/overview-figures";
import { RecordButton } from "@/app/[orgId]/donations/record-button";
import type { ActivityView } from "@/app/[orgId]/event-words";
import { type CalendarDate, formatDayHeld, formatTime } from "@/lib/calendar";
import type { CampaignProgress, Tally } from "@/lib/giving/views";
import type { YearByMonth } from "@/lib/giving/year-by-month";
import type { Cents } from "@/lib/money";
import { taxYearBounds, taxYearLabel } from "@/lib/tax-year";
import { Note } from "@/lib/ui/note";
import { PageHead } from "@/lib/ui/workspace/page-head";

export type OverviewView = {
  organizationSlug: string;
  /** Test payments: certificates say SPECIMEN. */
  isSpecimen: boolean;
  now: Date;
  today: CalendarDate;
  firstName: string | null;
  mayRecord: boolean;
  year: YearByMonth;
  donors: { count: number; firstTime: number };
  waiting: Tally;
  pendingTooLong: Tally;
  unallocated: Tally;
  /** What waits for the reader as second person. */
  toDecide: Tally;
  /** Who joined without an invitation that counts; for owners, who decide. */
  strangers: number;
  /** Null for who may not see the ledger, or not who did what. */
  heldCents: Cents | null;
  campaigns: CampaignProgress[];
  activity: ActivityView[] | null;
};

/** What staff see first: the figures that decide the day, and what needs somebody. */
export async function Overview({ view }: { view: OverviewView }) {
  const t = await getTranslations("workspace.overview");
  const { firstDay, lastDay } = taxYearBounds(view.year.taxYear);
  const greeting = greetingAt(view.now);
  return (
    <>
      <PageHead
        title={view.firstName ? t(greeting, { name: view.firstName }) : t(`${greeting}Nobody`)}
        sum={t("sum", {
          weekday: weekdayOf(view.today),
          day: formatDayHeld(view.today),
          taxYear: taxYearLabel(view.year.taxYear),
          first: formatDayHeld(firstDay),
          last: formatDayHeld(lastDay),
        })}
        action={view.mayRecord && <RecordButton organizationSlug={view.organizationSlug} />}
      />
      {view.isSpecimen && <Note icon="info">{t("specimen")}</Note>}
      <OverviewFigures view={view} />
      <div className="grid main-side">
        <div className="stack g-6">
          <MonthsCard year={view.year} today={view.today} />
          <CampaignsCard
            campaigns={view.campaigns}
            organizationSlug={view.organizationSlug}
            today={view.today}
          />
        </div>
        <div className="stack g-6">
          <NeedsCard view={view} />
          {view.activity && <ActivityCard activity={view.activity} today={view.today} />}
        </div>
      </div>
    </>
  );
}

function greetingAt(now: Date): "morning" | "afternoon" | "evening" {
  const hour = Number(formatTime(now).slice(0, 2));
  if (hour >= 4 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}

function weekdayOf(day: CalendarDate): string {
  return new Intl.DateTimeFormat("en-ZA", { weekday: "long", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
