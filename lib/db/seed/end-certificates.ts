import { replaceCertificate } from "@/lib/certificates/replace-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { invariant } from "@/lib/invariant";
import type { Member } from "@/lib/tenancy/actor";

const voided = [
  "Issued to the wrong branch of the family; asked for by the donor.",
  "The deposit was returned by the bank.",
  "The donor wants one certificate for the company instead.",
];
const replaced = [
  "The donor’s address had changed.",
  "The name was spelled wrongly.",
  "The phone number is old.",
];

/** One certificate in twelve is voided and one in fifteen replaced, with the reasons people give. */
export async function endCertificates(owner: Member, certificates: readonly string[]): Promise<void> {
  for (const [at, certificateId] of certificates.entries()) {
    if (at % 12 === 4) {
      const ended = await voidCertificate(owner, { certificateId, reason: voided[at % voided.length]! });
      invariant(ended.ok, "an example certificate can be voided");
    } else if (at % 15 === 1) {
      const reason = replaced[at % replaced.length]!;
      const ended = await replaceCertificate(owner, { certificateId, reason });
      // What was issued under the old rules may lack what today's ask for.
      invariant(ended.ok || ended.reason === "donor-details-incomplete", "an example can be replaced");
    }
  }
}
