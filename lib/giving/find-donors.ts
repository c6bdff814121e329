import { and, asc, eq } from "drizzle-orm";
import { donors } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { isNamed } from "./named-donors";

/** A donor as a form offers them to choose from. */
export type FoundDonor = {
  id: string;
  kind: "person" | "company" | "trust" | "other";
  displayName: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
};

const found = {
  id: donors.id,
  kind: donors.kind,
  displayName: donors.displayName,
  firstName: donors.firstName,
  lastName: donors.lastName,
  email: donors.email,
};

/** Donors whose name has every word that was typed, or whose address it is; eight at most, by name. */
export async function findDonors(tx: TenantTx, organizationId: string, typed: string): Promise<FoundDonor[]> {
  const named = isNamed(tx, organizationId, donors.id, typed);
  if (!named) return [];
  const ofOrganization = eq(donors.organizationId, organizationId);
  const isAddress = typed.includes("@");
  return tx
    .select(found)
    .from(donors)
    .where(and(ofOrganization, isAddress ? eq(donors.email, typed.trim().toLowerCase()) : named))
    .orderBy(asc(donors.displayName), asc(donors.id))
    .limit(8);
}

/** The donor of that id, or null where there is none in the organisation. */
export async function findDonorToGive(
  tx: TenantTx,
  organizationId: string,
  donorId: string,
): Promise<FoundDonor | null> {
  const [donor] = await tx
    .select(found)
    .from(donors)
    .where(and(eq(donors.organizationId, organizationId), eq(donors.id, donorId)));
  return donor ?? null;
}
