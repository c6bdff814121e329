import { and, eq } from "drizzle-orm";
import { donorWords } from "@/lib/db/schema/donor-words";
import { donors } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { wordsOf } from "./donor-words";

// Nobody else writes a donor's name: the words that find it are kept in the same transaction.

type NewDonor = typeof donors.$inferInsert & { id: string };

/** A new donor of the organisation, found by name from now on. */
export async function addDonor(tx: TenantTx, donor: NewDonor): Promise<void> {
  await tx.insert(donors).values(donor);
  await addWords(tx, { organizationId: donor.organizationId, donorId: donor.id }, donor.displayName);
}

type Named = { displayName: string; firstName: string | null; lastName: string | null };

/** The donor's name from now on; only members can take away the words of the old one. */
export async function renameDonor(
  tx: TenantTx,
  { organizationId, donorId }: OfDonor,
  name: Named,
): Promise<void> {
  await tx
    .update(donors)
    .set(name)
    .where(and(eq(donors.organizationId, organizationId), eq(donors.id, donorId)));
  await tx
    .delete(donorWords)
    .where(and(eq(donorWords.organizationId, organizationId), eq(donorWords.donorId, donorId)));
  await addWords(tx, { organizationId, donorId }, name.displayName);
}

type OfDonor = { organizationId: string; donorId: string };

async function addWords(tx: TenantTx, ofDonor: OfDonor, name: string): Promise<void> {
  const words = wordsOf(name);
  if (words.length > 0) await tx.insert(donorWords).values(words.map((word) => ({ ...ofDonor, word })));
}
