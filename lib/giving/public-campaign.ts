import { and, asc, desc, eq, type SQL } from "drizzle-orm";
import { type CalendarDate, calendarDate } from "@/lib/calendar";
import { campaigns, funds } from "@/lib/db/schema/giving";
import { organizations } from "@/lib/db/schema/organizations";
import { organizationProfiles, organizationTaxDetails } from "@/lib/db/schema/tenancy";
import { campaignTotals } from "@/lib/db/schema/totals";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents } from "@/lib/money";
import { findBankAccount } from "@/lib/payments/bank-account";
import { findPayfastAccount } from "@/lib/payments/payfast-account";
import type { BankAccount } from "@/lib/payments/payout-input";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { isOpen } from "./campaign";
import type { PublicCampaign, PublicOrganization } from "./public-pages";

const campaignLimit = 100;

/** An organisation's public page on a day; null where there is none or it takes no gifts any more. */
export async function findPublicOrganization(
  organizationSlug: string,
  today: CalendarDate,
): Promise<{ organization: PublicOrganization; campaigns: PublicCampaign[] } | null> {
  return visiting(organizationSlug, async (tx, organizationId) => {
    const organization = await getPublicOrganization(tx, organizationId);
    const hasAccount = (await findPayfastAccount(tx, organizationId)) !== null;
    const opened = await listCampaigns(tx, eq(campaigns.status, "published"));
    const shown = opened.filter((campaign) => isOpen(campaign, today));
    return { organization, campaigns: shown.map((campaign) => viewOf(campaign, hasAccount, today)) };
  });
}

/** One campaign's public page on a day; null where there is none. A closed one still has its page. */
export async function findPublicCampaign(
  organizationSlug: string,
  campaignSlug: string,
  today: CalendarDate,
): Promise<{
  organization: PublicOrganization;
  campaign: PublicCampaign;
  bankAccount: BankAccount | null;
} | null> {
  return visiting(organizationSlug, async (tx, organizationId) => {
    const campaign = await findCampaign(tx, campaignSlug);
    if (!campaign) return null;
    const hasAccount = (await findPayfastAccount(tx, organizationId)) !== null;
    return {
      organization: await getPublicOrganization(tx, organizationId),
      campaign: viewOf(campaign, hasAccount, today),
      bankAccount: await findBankAccount(tx, organizationId),
    };
  });
}

async function visiting<Result>(
  organizationSlug: string,
  work: (tx: TenantTx, organizationId: string) => Promise<Result>,
): Promise<Result | null> {
  try {
    return await withTenant({ kind: "visitor", organizationSlug }, async (tx, entered) =>
      work(tx, (await entered()).organizationId),
    );
  } catch (error) {
    if (error instanceof NotEntered) return null;
    throw error;
  }
}

/** What an organisation shows the world, for a visitor or the holder of a link. */
export async function getPublicOrganization(
  tx: TenantTx,
  organizationId: string,
): Promise<PublicOrganization> {
  const [row] = await tx
    .select({
      slug: organizations.slug,
      name: organizations.name,
      about: organizationProfiles.about,
      profileTown: organizationProfiles.town,
      taxTown: organizationTaxDetails.town,
      pboNumber: organizationTaxDetails.pboNumber,
      approval: organizationTaxDetails.approval,
      contactEmail: organizationProfiles.contactEmail,
      contactPhone: organizationProfiles.contactPhone,
    })
    .from(organizations)
    .innerJoin(organizationProfiles, eq(organizationProfiles.organizationId, organizations.id))
    .leftJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, organizations.id))
    .where(eq(organizations.id, organizationId));
  if (!row) throw new Error("an organisation that takes gifts has a public profile");
  const { profileTown, taxTown, approval, ...organization } = row;
  return { ...organization, town: profileTown || taxTown || "", isApproved: approval === "approved" };
}

export type OpenedCampaign = Awaited<ReturnType<typeof listCampaigns>>[number];

export async function findCampaign(tx: TenantTx, slug: string): Promise<OpenedCampaign | null> {
  const [campaign] = await listCampaigns(tx, eq(campaigns.slug, slug));
  return campaign ?? null;
}

async function listCampaigns(tx: TenantTx, which: SQL) {
  const rows = await tx
    .select({
      id: campaigns.id,
      fundId: campaigns.fundId,
      slug: campaigns.slug,
      title: campaigns.title,
      summary: campaigns.summary,
      story: campaigns.story,
      goalCents: campaigns.goalCents,
      suggestedAmounts: campaigns.suggestedAmounts,
      spending: campaigns.spending,
      status: campaigns.status,
      startsOn: campaigns.startsOn,
      endsOn: campaigns.endsOn,
      raisedCents: campaignTotals.raisedCents,
      donorCount: campaignTotals.donorCount,
      isEligible: funds.isSection18aEligible,
      approval: organizationTaxDetails.approval,
    })
    .from(campaigns)
    .innerJoin(funds, and(eq(funds.organizationId, campaigns.organizationId), eq(funds.id, campaigns.fundId)))
    .leftJoin(
      campaignTotals,
      and(
        eq(campaignTotals.organizationId, campaigns.organizationId),
        eq(campaignTotals.campaignId, campaigns.id),
      ),
    )
    .leftJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, campaigns.organizationId))
    .where(which)
    .orderBy(asc(campaigns.endsOn), desc(campaigns.createdAt))
    .limit(campaignLimit);
  return rows.map((row) => ({ ...row, offersCertificate: row.isEligible && row.approval === "approved" }));
}

function viewOf(campaign: OpenedCampaign, hasAccount: boolean, today: CalendarDate): PublicCampaign {
  return {
    slug: campaign.slug,
    title: campaign.title,
    summary: campaign.summary,
    story: campaign.story.split(/\n\s*\n/).filter(Boolean),
    goalCents: campaign.goalCents === null ? null : cents(campaign.goalCents),
    raisedCents: cents(campaign.raisedCents ?? 0),
    donorCount: campaign.donorCount ?? 0,
    endsOn: campaign.endsOn === null ? null : calendarDate(campaign.endsOn),
    suggestions: campaign.suggestedAmounts.map(({ amountCents, meaning }) => ({
      amountCents: cents(amountCents),
      meaning,
    })),
    spending: campaign.spending,
    taking: takingOf(campaign, hasAccount, today),
    offersCertificate: campaign.offersCertificate,
  };
}

function takingOf(
  campaign: OpenedCampaign,
  hasAccount: boolean,
  today: CalendarDate,
): PublicCampaign["taking"] {
  if (isOpen(campaign, today)) return hasAccount ? "open" : "no-payments";
  if (campaign.status === "published" && campaign.startsOn && today < campaign.startsOn) return "not-started";
  return campaign.status === "closed" ? "closed" : "ended";
}
