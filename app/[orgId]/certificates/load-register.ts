import { type Asked, addressOf, filterIn, placeIn } from "@/app/[orgId]/certificates/asked";
import type { RegisterView } from "@/app/[orgId]/certificates/register";
import { calendarDateOf } from "@/lib/calendar";
import { listWaitingDonations } from "@/lib/certificates/list-waiting-donations";
import { listNumbersTaken, listRegister, tallyRegister } from "@/lib/certificates/register";
import { tallyDonations } from "@/lib/giving/totals";
import { taxYearOf } from "@/lib/tax-year";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

const waitingShown = 3;

/** The part of the register that an address asks for, with what it must account for and who waits. */
export async function loadRegister(member: Member, asked: Asked, now: Date): Promise<RegisterView> {
  const { organizationId, organizationSlug, permissions } = member;
  const today = calendarDateOf(now);
  const filter = filterIn(asked, taxYearOf(today));
  const { taxYear, series, state, search } = filter;
  return withTenant(member, async (tx) => {
    const page = await listRegister(tx, organizationId, filter, placeIn(asked));
    const tally = await tallyRegister(tx, organizationId, filter);
    const taken = await listNumbersTaken(tx, organizationId);
    const mayWait = permissions.has("donations:view");
    const to = (change: Parameters<typeof addressOf>[2]) => addressOf(organizationSlug, filter, change);
    const [first, last] = [page.rows[0]?.id, page.rows.at(-1)?.id];
    return {
      organizationSlug,
      filter,
      taken,
      isWhole: !member.isLimited,
      tally,
      accounted: state || search ? await tallyRegister(tx, organizationId, { taxYear, series }) : tally,
      rows: page.rows,
      newerHref: page.hasNewer && first ? to({ above: first }) : null,
      olderHref: page.hasOlder && last ? to({ below: last }) : null,
      exportHref: permissions.has("certificates:export")
        ? addressOf(organizationSlug, filter, {}, "/export")
        : null,
      waiting: mayWait
        ? {
            tally: await tallyDonations(tx, organizationId, "waiting"),
            rows: (await listWaitingDonations(tx, organizationId, today, { limit: waitingShown })).rows,
          }
        : null,
      mayIssue: permissions.has("certificates:issue"),
    };
  });
}
