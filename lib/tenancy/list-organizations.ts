import { and, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { organizationProfiles, organizationTaxDetails } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { asOperator, type Operator } from "./operator";

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

const pageLimit = 50;
const lettersLimit = 50;
const waits = eq(organizationTaxDetails.approval, "waiting");

/** Organisations whose letters wait for a decision, the longest-waiting first; 50 at most. No donor data. */
export function listWaitingLetters(operator: Operator): Promise<OperatedOrganization[]> {
  return asOperator(operator, (tx) =>
    select(tx).where(waits).orderBy(organizationTaxDetails.letterUploadedAt).limit(lettersLimit),
  );
}

export type OrganizationPage = {
  organizations: OperatedOrganization[];
  hasOlder: boolean;
};

/** A page of all organisations, the newest first; `find` narrows to a part of the name or the address. */
export async function listOrganizations(
  operator: Operator,
  { olderThan, find }: { olderThan?: string; find?: string } = {},
): Promise<OrganizationPage> {
  const found = await asOperator(operator, (tx) =>
    select(tx)
      .where(and(olderThan ? before(olderThan) : undefined, find ? named(find) : undefined))
      .orderBy(desc(organizations.createdAt), desc(organizations.id))
      .limit(pageLimit + 1),
  );
  return { organizations: found.slice(0, pageLimit), hasOlder: found.length > pageLimit };
}

/** One organisation as an operator sees it; null where there is none. */
export async function findOrganization(operator: Operator, id: string): Promise<OperatedOrganization | null> {
  const [found] = await asOperator(operator, (tx) => select(tx).where(eq(organizations.id, id)));
  return found ?? null;
}

const select = (tx: TenantTx) =>
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
    .leftJoin(organizationProfiles, eq(organizationProfiles.organizationId, organizations.id));

// The place is compared in the database: a JavaScript Date would cut its microseconds.
const before = (id: string): SQL =>
  sql`(${organizations.createdAt}, ${organizations.id}) < (select p.created_at, p.id from ${organizations} p where p.id = ${id})`;

function named(part: string): SQL | undefined {
  const pattern = `%${part.replace(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(organizations.name, pattern), ilike(organizations.slug, pattern));
}
