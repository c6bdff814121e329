import { loadRegister } from "@/app/[orgId]/certificates/load-register";
import { loadOverview } from "@/app/[orgId]/dashboard/[userId]/load-overview";
import { loadDonations } from "@/app/[orgId]/donations/load-donations";
import { loadDonors } from "@/app/[orgId]/donors/load-donors";
import { listActivity } from "@/lib/audit/activity";
import { listDonations } from "@/lib/giving/list-donations";
import type { Member } from "@/lib/tenancy/actor";
import type { Permission } from "@/lib/tenancy/permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type Budget, budgets } from "./budgets";

export type Case = { what: string; budget?: Budget; work(): Promise<unknown> };

/** Lists, searches and the overview as their pages load them, `middleId` being a donation halfway down the list. */
export function casesOf(member: Member, middleId: string, now: Date): Case[] {
  const { page } = budgets.database;
  const { organizationId } = member;
  const search = "Thandi Nkosi";
  // The words of what happened need a request of Next.js; the acts themselves are measured as a list.
  const without: Permission[] = ["audit:view"];
  const silent = {
    ...member,
    permissions: new Set([...member.permissions].filter((one) => !without.includes(one))),
  };
  return [
    {
      what: "page of 50 of 1,000,000 donations, the first",
      budget: page,
      work: () => withTenant(member, (tx) => listDonations(tx, organizationId, {})),
    },
    {
      what: "page of 50 of 1,000,000 donations, halfway",
      budget: page,
      work: () => withTenant(member, (tx) => listDonations(tx, organizationId, {}, { after: middleId })),
    },
    {
      what: "page of 50, searched by a donor's name",
      budget: page,
      work: () => withTenant(member, (tx) => listDonations(tx, organizationId, { search })),
    },
    { what: "whole screen: donations with their totals", work: () => loadDonations(member, {}, now) },
    { what: "whole screen: donations searched by name", work: () => loadDonations(member, { search }, now) },
    { what: "whole screen: donors", work: () => loadDonors(member, {}, now) },
    { what: "whole screen: donors searched by name", work: () => loadDonors(member, { search }, now) },
    { what: "whole screen: register of certificates", work: () => loadRegister(member, {}, now) },
    { what: "whole screen: overview, but for its activity", work: () => loadOverview(silent, now) },
    {
      what: "page of 50 of the activity",
      work: () => withTenant(member, (tx) => listActivity(tx, organizationId, {})),
    },
  ];
}
