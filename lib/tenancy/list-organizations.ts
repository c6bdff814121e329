import { desc, eq, sql } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { organizationProfiles, organizationTaxDetails } from "@/lib/db/schema/tenancy";
import type { Operator } from "./operator";
import { withTenant } from "./with-tenant";

export type OperatedOrganization = {
  id: string;
  slug: string;
  name: string;
  status: "onboarding" | "active" | "suspended" | "closed";
  registeredAt: Date;
  registeredName: string | null;
  pboNumber: string | null;
  contactEmail: string | null;
  approval: "letter-missing" | "waiting" | "approved" | "refused" | null;
  letterUploadedAt: Date | null;
  decidedAt: Date | null;
  decisionReason: string | null;
};

/** Organisations as an operator sees them, letters that wait longest first, then the newest; 500 at most. No donor data. */
export function listOrganizations(operator: Operator): Promise<OperatedOrganization[]> {
  const waits = sql`${organizationTaxDetails.approval} = 'waiting'`;
  return withTenant(operator, (tx) =>
    tx
      .select({
        id: organizations.id,
        slug: organizations.slug,
        name: organizations.name,
        status: organizations.status,
        registeredAt: organizations.createdAt,
        registeredName: organizationTaxDetails.registeredName,
        pboNumber: organizationTaxDetails.pboNumber,
        contactEmail: organizationProfiles.contactEmail,
        approval: organizationTaxDetails.approval,
        letterUploadedAt: organizationTaxDetails.letterUploadedAt,
        decidedAt: organizationTaxDetails.decidedAt,
        decisionReason: organizationTaxDetails.decisionReason,
      })
      .from(organizations)
      .leftJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, organizations.id))
      .leftJoin(organizationProfiles, eq(organizationProfiles.organizationId, organizations.id))
      .orderBy(
        sql`case when ${waits} then 0 else 1 end`,
        sql`case when ${waits} then ${organizationTaxDetails.letterUploadedAt} end`,
        desc(organizations.createdAt),
      )
      .limit(500),
  );
}
