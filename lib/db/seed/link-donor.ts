import { and, desc, eq } from "drizzle-orm";
import { donations, donors } from "@/lib/db/schema/giving";
import { accessLinks } from "@/lib/db/schema/mail";
import { parseDonationReference } from "@/lib/giving/donation-reference";
import { proveDonor } from "@/lib/giving/prove-donor";
import { requestDonorProof } from "@/lib/giving/request-donor-proof";
import { invariant } from "@/lib/invariant";
import type { Member } from "@/lib/tenancy/actor";
import { linkToken } from "@/lib/tenancy/link-token";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Links the example donor's account to their gifts, as the mailed link would. */
export async function linkDonor(owner: Member, donor: { email: string; clerkId: string }): Promise<void> {
  const { organizationId } = owner;
  const user = { kind: "user", clerkId: donor.clerkId } as const;
  const [gift] = await withTenant(owner, (tx) =>
    tx
      .select({ reference: donations.reference })
      .from(donations)
      .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
      .where(and(eq(donations.organizationId, organizationId), eq(donors.email, donor.email)))
      .limit(1),
  );
  const reference = parseDonationReference(gift?.reference ?? "");
  invariant(reference, "the example donor has given");
  await requestDonorProof(user, { email: donor.email, reference });
  const [link] = await withTenant({ kind: "system", organizationId }, (tx) =>
    tx
      .select({ id: accessLinks.id })
      .from(accessLinks)
      .where(and(eq(accessLinks.organizationId, organizationId), eq(accessLinks.purpose, "donor-proof")))
      .orderBy(desc(accessLinks.createdAt))
      .limit(1),
  );
  const proved = await proveDonor(user, linkToken(link!.id));
  invariant(proved.ok, "the example donor's link is valid");
}
