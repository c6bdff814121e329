import { and, eq } from "drizzle-orm";
import { donations, donors } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents } from "@/lib/money";
import type { DonationReference } from "./donation-reference";
import type { DonationLabel } from "./views";

/** The donation a GV reference names, in a few words; null where there is none. */
export async function findByReference(
  tx: TenantTx,
  organizationId: string,
  reference: DonationReference,
): Promise<(Omit<DonationLabel, "campaignTitle"> & { id: string }) | null> {
  const [found] = await tx
    .select({ id: donations.id, donorName: donors.displayName, amountCents: donations.amountCents })
    .from(donations)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .where(and(eq(donations.organizationId, organizationId), eq(donations.reference, reference)));
  return found ? { ...found, amountCents: cents(found.amountCents) } : null;
}
