import { type Asked, addressOf, type ListAsked, listIn, placeIn } from "@/app/[orgId]/donations/asked";
import type { DonationsView } from "@/app/[orgId]/donations/donations";
import { calendarDateOf } from "@/lib/calendar";
import { certificateByDonation, listCertificatesOf } from "@/lib/certificates/queries";
import { type DonationPage, listDonations } from "@/lib/giving/list-donations";
import { listPurposes } from "@/lib/giving/purposes";
import { totalDonations } from "@/lib/giving/total-donations";
import { countDonors, receivedSince } from "@/lib/giving/totals";
import { taxYearBounds, taxYearOf } from "@/lib/tax-year";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** One page of the list that an address asks for, with the totals of everything it narrows to. */
export async function loadDonations(member: Member, asked: Asked, now: Date): Promise<DonationsView> {
  const { organizationId, organizationSlug, permissions } = member;
  const today = calendarDateOf(now);
  const { firstDay } = taxYearBounds(taxYearOf(today));
  const list = listIn(asked);
  return withTenant(member, async (tx) => {
    // All but the certificates asked at once: with pg they travel together.
    const [page, donors, receivedThisYear, totals, purposes] = await Promise.all([
      listDonations(tx, organizationId, list.narrowing, placeIn(asked), list.order),
      countDonors(tx, member, firstDay),
      receivedSince(tx, organizationId, firstDay),
      totalDonations(tx, organizationId, list.narrowing),
      listPurposes(tx, organizationId),
    ]);
    const ids = page.rows.map((row) => row.id);
    return {
      organizationSlug,
      today,
      list,
      donorCount: donors.count,
      receivedThisYear,
      totals,
      purposes,
      rows: page.rows,
      certificates: certificateByDonation(await listCertificatesOf(tx, organizationId, ids)),
      mayRecord: permissions.has("donations:record"),
      exportHref: permissions.has("donations:export")
        ? addressOf(organizationSlug, list, {}, "/export")
        : null,
      ...waysOn(page, organizationSlug, list),
    };
  });
}

function waysOn({ rows, hasBefore, hasAfter }: DonationPage, slug: string, list: ListAsked) {
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id];
  return {
    beforeHref: hasBefore && first ? addressOf(slug, list, { before: first }) : null,
    afterHref: hasAfter && last ? addressOf(slug, list, { after: last }) : null,
  };
}
