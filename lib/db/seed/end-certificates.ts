import { setTimeout as wait } from "node:timers/promises";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { replaceCertificate } from "@/lib/certificates/replace-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { taxCertificates } from "@/lib/db/schema/certificates";
import { invariant } from "@/lib/invariant";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

const patienceSeconds = 40;

/** Once the worker has issued some: two certificates are voided and two replaced, with the reasons people give. */
export async function endCertificates(owner: Member): Promise<void> {
  const [first, second, third, fourth] = await storedCertificates(owner, 4);
  if (!first || !second || !third || !fourth) return;
  for (const [certificateId, reason] of [
    [first, "Issued to the wrong branch of the family; asked for by the donor."],
    [second, "The deposit was returned by the bank."],
  ] as const) {
    const voided = await voidCertificate(owner, { certificateId, reason });
    invariant(voided.ok, "an example certificate can be voided");
  }
  for (const certificateId of [third, fourth]) {
    const replaced = await replaceCertificate(owner, {
      certificateId,
      reason: "The donor's address had changed.",
    });
    invariant(replaced.ok, "an example certificate can be replaced");
  }
}

async function storedCertificates(owner: Member, count: number): Promise<string[]> {
  for (let second = 0; second < patienceSeconds; second += 1) {
    const stored = await withTenant(owner, (tx) =>
      tx
        .select({ id: taxCertificates.id })
        .from(taxCertificates)
        .where(
          and(
            eq(taxCertificates.organizationId, owner.organizationId),
            eq(taxCertificates.status, "issued"),
            isNotNull(taxCertificates.storedAt),
          ),
        )
        .orderBy(asc(taxCertificates.numberSequence))
        .limit(count),
    );
    if (stored.length === count) return stored.map(({ id }) => id);
    await wait(1000);
  }
  return [];
}
