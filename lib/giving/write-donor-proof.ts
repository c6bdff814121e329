import { and, eq, gt, isNull } from "drizzle-orm";
import { donors } from "@/lib/db/schema/giving";
import { accessLinks } from "@/lib/db/schema/mail";
import { env } from "@/lib/env";
import { donorProofMail } from "@/lib/mail/donor-proof-mail";
import type { MailWriter } from "@/lib/mail/written-mail";
import { linkToken } from "@/lib/tenancy/link-token";

/** Asks the owner of a donor's address to confirm it; the link's own id is what the mail is about. */
export const writeDonorProof: MailWriter = async (tx, { organizationId, subjectId: linkId }) => {
  const [proof] = await tx
    .select({ email: donors.email, expiresAt: accessLinks.expiresAt })
    .from(accessLinks)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, accessLinks.subjectId)))
    .where(
      and(
        eq(accessLinks.organizationId, organizationId),
        eq(accessLinks.id, linkId),
        eq(accessLinks.purpose, "donor-proof"),
        isNull(accessLinks.usedAt),
        gt(accessLinks.expiresAt, new Date()),
      ),
    );
  if (!proof?.email) return null;
  const proofUrl = `${env().NIKA_PUBLIC_URL}/my/confirm/${linkToken(linkId)}`;
  return { ...donorProofMail({ proofUrl, expiresAt: proof.expiresAt }), to: proof.email };
};
