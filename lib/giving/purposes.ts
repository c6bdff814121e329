import { and, asc, eq, ne } from "drizzle-orm";
import { campaigns, funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Member } from "@/lib/tenancy/actor";

/** What a donation can be for, to choose from: funds, and the campaigns that raise for them. */
export type Purposes = {
  funds: { id: string; name: string; isSection18aEligible: boolean; isClosed: boolean }[];
  campaigns: { id: string; title: string; fundId: string; fundName: string; isClosed: boolean }[];
};

const listLimit = 200;

/** What the member records donations for: whoever is limited to campaigns, for nothing else. */
export const recordedFor = ({ isLimited }: Pick<Member, "isLimited">, purposes: Purposes): Purposes =>
  isLimited ? { ...purposes, funds: [] } : purposes;

/** The organisation's funds and its campaigns that are or were public, by name; two hundred of each at most. */
export async function listPurposes(tx: TenantTx, organizationId: string): Promise<Purposes> {
  const foundFunds = await tx
    .select({
      id: funds.id,
      name: funds.name,
      isSection18aEligible: funds.isSection18aEligible,
      closedAt: funds.closedAt,
    })
    .from(funds)
    .where(eq(funds.organizationId, organizationId))
    .orderBy(asc(funds.name))
    .limit(listLimit);
  const foundCampaigns = await tx
    .select({
      id: campaigns.id,
      title: campaigns.title,
      fundId: campaigns.fundId,
      fundName: funds.name,
      status: campaigns.status,
      fundClosedAt: funds.closedAt,
    })
    .from(campaigns)
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, campaigns.fundId)))
    .where(and(eq(campaigns.organizationId, organizationId), ne(campaigns.status, "draft")))
    .orderBy(asc(campaigns.title))
    .limit(listLimit);
  return {
    funds: foundFunds.map(({ closedAt, ...fund }) => ({ ...fund, isClosed: closedAt !== null })),
    campaigns: foundCampaigns.map(({ status, fundClosedAt, ...campaign }) => ({
      ...campaign,
      isClosed: status === "closed" || fundClosedAt !== null,
    })),
  };
}
