import { eq, sql } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { organizationTaxDetails } from "@/lib/db/schema/tenancy";
import type { Member } from "./actor";
import { withTenant } from "./with-tenant";

export const onboardingSteps = ["organization", "letter", "payfast", "campaign", "team", "finished"] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];

export type Onboarding = {
  organizationId: string;
  slug: string;
  name: string;
  /** The first thing that is still to do. */
  next: OnboardingStep;
  approval: "letter-missing" | "waiting" | "approved" | "refused" | null;
  decisionReason: string | null;
  hasPayfast: boolean;
  /** Slug of the first campaign. */
  campaign: string | null;
};

/** How far an organisation has come, from what is stored: nothing is remembered beside it, so it goes on anywhere. */
export async function findOnboarding(member: Member): Promise<Onboarding> {
  const { organizationId, organizationSlug, organizationName } = member;
  const [row] = await withTenant(member, (tx) =>
    tx
      .select({
        approval: organizationTaxDetails.approval,
        decisionReason: organizationTaxDetails.decisionReason,
        hasPayfast: sql<boolean>`exists (select 1 from payment_accounts a where a.organization_id = ${organizationId} and a.provider = 'payfast')`,
        campaign: sql<
          string | null
        >`(select c.slug from campaigns c where c.organization_id = ${organizationId} and c.status <> 'draft' order by c.created_at limit 1)`,
      })
      .from(organizations)
      .leftJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, organizations.id))
      .where(eq(organizations.id, organizationId)),
  );
  const approval = row?.approval ?? null;
  const hasPayfast = row?.hasPayfast ?? false;
  const campaign = row?.campaign ?? null;
  return {
    organizationId,
    slug: organizationSlug,
    name: organizationName,
    next: nextStep({ approval, hasPayfast, campaign }),
    approval,
    decisionReason: row?.decisionReason ?? null,
    hasPayfast,
    campaign,
  };
}

export function nextStep({
  approval,
  hasPayfast,
  campaign,
}: Pick<Onboarding, "approval" | "hasPayfast" | "campaign">): OnboardingStep {
  if (!approval) return "organization";
  if (approval === "letter-missing") return "letter";
  if (!hasPayfast) return "payfast";
  return campaign ? "finished" : "campaign";
}
