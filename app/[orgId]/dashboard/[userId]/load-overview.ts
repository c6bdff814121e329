import type { OverviewView } from "@/app/[orgId]/dashboard/[userId]/overview";
import { inWords } from "@/app/[orgId]/event-words";
import { listRecentEvents } from "@/lib/audit/queries";
import type { EventView } from "@/lib/audit/views";
import { calendarDateOf } from "@/lib/calendar";
import { tallyToDecide } from "@/lib/certificates/list-approvals";
import { labelCertificates } from "@/lib/certificates/queries";
import { env } from "@/lib/env";
import { labelDonations } from "@/lib/giving/queries";
import { countDonors, listCampaignProgress, listDayTotals, tallyDonations } from "@/lib/giving/totals";
import { yearByMonth } from "@/lib/giving/year-by-month";
import { accounts } from "@/lib/ledger/account";
import { balanceOf } from "@/lib/ledger/queries";
import { tallyUnallocated } from "@/lib/payments/queries";
import { taxYearBounds, taxYearOf } from "@/lib/tax-year";
import { isOwner } from "@/lib/team/colleague";
import { countWaiting } from "@/lib/team/count-waiting";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

const day = 86_400_000;
const actsShown = 6;
/** Steps that follow from an act by themselves; the donation's own history tells them. */
const steps = [
  "donation.started",
  "donation.receipt-confirmed",
  "certificate.stored",
  "certificate.mailed",
  "certificate.downloaded",
];

/** The figures of the overview, as far as the reader's role goes. */
export async function loadOverview(member: Member, now: Date): Promise<OverviewView> {
  const { organizationId, organizationSlug, firstName, permissions } = member;
  const today = calendarDateOf(now);
  const taxYear = taxYearOf(today);
  const before = new Date(now.getTime() - day);
  return withTenant(member, async (tx) => {
    const maySeeActs = permissions.has("audit:view");
    const events = maySeeActs
      ? await listRecentEvents(tx, organizationId, { limit: actsShown, without: steps })
      : [];
    // All asked at once: with pg they travel together, and nothing here waits for the answer to another.
    const [gifts, certificates, days, donors, waiting, pendingTooLong, unallocated, ...more] =
      await Promise.all([
        labelDonations(tx, organizationId, idsOf(events, "donation")),
        labelCertificates(tx, organizationId, idsOf(events, "certificate")),
        listDayTotals(tx, organizationId, taxYearBounds(taxYear - 1).firstDay),
        countDonors(tx, member, taxYearBounds(taxYear).firstDay),
        tallyDonations(tx, organizationId, "waiting"),
        tallyDonations(tx, organizationId, "pending", { before }),
        tallyUnallocated(tx, organizationId),
        tallyToDecide(tx, member),
        isOwner(member) ? countWaiting(tx, organizationId) : 0,
        permissions.has("ledger:view") ? balanceOf(tx, member, accounts.payfastClearing) : null,
        listCampaignProgress(tx, organizationId),
      ]);
    const [toDecide, strangers, heldCents, campaigns] = more;
    return {
      organizationSlug,
      isSpecimen: env().PAYFAST_ENVIRONMENT !== "live",
      now,
      today,
      firstName,
      mayRecord: permissions.has("donations:record"),
      year: yearByMonth(days, today),
      donors,
      waiting,
      pendingTooLong,
      unallocated,
      toDecide,
      strangers,
      heldCents,
      campaigns,
      activity: maySeeActs ? await inWords(events, { gifts, certificates }, member) : null,
    };
  });
}

const idsOf = (events: EventView[], type: string) =>
  events.filter((event) => event.subjectType === type).map((event) => event.subjectId);
