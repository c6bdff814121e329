import type { DonationsView } from "@/app/[orgId]/donations/donations";
import { calendarDateOf } from "@/lib/calendar";
import { certificateByDonation, listCertificatesOf } from "@/lib/certificates/queries";
import { type DonationPage, donationFilters, listDonations, type Place } from "@/lib/giving/queries";
import { countDonors, receivedSince, tallyDonations } from "@/lib/giving/totals";
import { isId } from "@/lib/new-id";
import { taxYearBounds, taxYearOf } from "@/lib/tax-year";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Asked = Record<string, string | string[] | undefined>;

/** One page of the list that an address asks for; what it asks for and we do not know is left out. */
export async function loadDonations(member: Member, asked: Asked, now: Date): Promise<DonationsView> {
  const { organizationId, organizationSlug } = member;
  const today = calendarDateOf(now);
  const { firstDay } = taxYearBounds(taxYearOf(today));
  const since = new Date(`${firstDay}T00:00:00+02:00`);
  const show = donationFilters.find((filter) => filter === asked.show) ?? "all";
  return withTenant(member, async (tx) => {
    const page = await listDonations(tx, organizationId, show, placeOf(asked));
    const ids = page.rows.map((row) => row.id);
    const received = await receivedSince(tx, organizationId, firstDay);
    const { count: donorCount } = await countDonors(tx, organizationId, firstDay);
    return {
      organizationSlug,
      today,
      show,
      donorCount,
      received,
      onItsWay: await tallyDonations(tx, organizationId, "pending"),
      didNotArrive: await tallyDonations(tx, organizationId, "not-arrived", { since }),
      rows: page.rows,
      certificates: certificateByDonation(await listCertificatesOf(tx, organizationId, ids)),
      ...waysOn(page, `/${organizationSlug}/donations`, show),
    };
  });
}

function placeOf(asked: Asked): Place {
  const id = (value: Asked[string]) => (typeof value === "string" && isId(value) ? value : undefined);
  const newerThan = id(asked.newer);
  return newerThan ? { newerThan } : { olderThan: id(asked.older) };
}

function waysOn({ rows, hasNewer, hasOlder }: DonationPage, list: string, show: string) {
  const to = (place: Record<string, string>) => {
    const query = new URLSearchParams({ ...(show === "all" ? {} : { show }), ...place });
    return `${list}?${query}`;
  };
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id];
  return {
    newerHref: hasNewer && first ? to({ newer: first }) : null,
    olderHref: hasOlder && last ? to({ older: last }) : null,
  };
}
