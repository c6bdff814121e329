import { type Asked, addressOf, filterOf, type Narrowing, narrowingIn } from "@/app/[orgId]/donors/asked";
import type { DonorsView } from "@/app/[orgId]/donors/donors";
import { calendarDateOf } from "@/lib/calendar";
import { countMatchingDonors, type DonorPage, type DonorPlace, listDonors } from "@/lib/giving/list-donors";
import { countDonors } from "@/lib/giving/totals";
import { isId } from "@/lib/new-id";
import { taxYearBounds, taxYearOf } from "@/lib/tax-year";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** One page of the donors that an address asks for. */
export async function loadDonors(member: Member, asked: Asked, now: Date): Promise<DonorsView> {
  const { organizationId, organizationSlug, permissions } = member;
  const today = calendarDateOf(now);
  const narrowing = narrowingIn(asked);
  const filter = filterOf(narrowing, today);
  const list = `/${organizationSlug}/donors`;
  return withTenant(member, async (tx) => {
    const taxYear = taxYearOf(today);
    // All asked at once: with pg they travel together.
    const [page, thisYear, count, allCount] = await Promise.all([
      listDonors(tx, organizationId, filter, placeOf(asked)),
      countDonors(tx, member, taxYearBounds(taxYear).firstDay),
      countMatchingDonors(tx, organizationId, filter),
      countMatchingDonors(tx, organizationId, {}),
    ]);
    return {
      list,
      organizationSlug,
      taxYear,
      narrowing,
      rows: page.rows,
      count,
      allCount,
      gaveThisYear: thisYear.count,
      exportHref: permissions.has("donors:export") ? addressOf(`${list}/export`, narrowing) : null,
      ...waysOn(page, list, narrowing),
    };
  });
}

function placeOf(asked: Asked): DonorPlace {
  const id = (value: Asked[string]) => (typeof value === "string" && isId(value) ? value : undefined);
  const before = id(asked.before);
  return before ? { before } : { after: id(asked.after) };
}

function waysOn({ rows, hasBefore, hasAfter }: DonorPage, list: string, narrowing: Narrowing) {
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id];
  return {
    previousHref: hasBefore && first ? addressOf(list, narrowing, { before: first }) : null,
    nextHref: hasAfter && last ? addressOf(list, narrowing, { after: last }) : null,
  };
}
