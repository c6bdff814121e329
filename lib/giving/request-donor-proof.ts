import { sql } from "drizzle-orm";
import type { DonationReference } from "@/lib/giving/donation-reference";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import type { Actor } from "@/lib/tenancy/actor";
import { linkToken, tokenSha256 } from "@/lib/tenancy/link-token";
import { type Limit, mayAgain } from "@/lib/tenancy/rate-limit";
import { withTenant } from "@/lib/tenancy/with-tenant";

const lifetimeMinutes = 60;
const perUser: Limit = { name: "donor-proof-user", times: 10, seconds: 3600 };
const perAddress: Limit = { name: "donor-proof-address", times: 5, seconds: 3600 };

/**
 * Mails a link to the address of the donor who made the donation with this reference, if address and reference belong
 * together. Says nothing about whether they do: anyone signed in may ask.
 */
export async function requestDonorProof(
  user: Extract<Actor, { kind: "user" }>,
  { email, reference }: { email: string; reference: DonationReference },
): Promise<{ ok: true } | { ok: false; reason: "asked-too-often" }> {
  const isAllowed =
    (await mayAgain(perUser, user.clerkId)) && (await mayAgain(perAddress, email.toLowerCase()));
  if (!isAllowed) return { ok: false, reason: "asked-too-often" };
  const linkId = newId();
  await withTenant(user, async (tx) => {
    const found = (await tx.execute(sql`
      select organization_id from app.request_donor_proof(${email}, ${reference}, ${linkId},
        ${tokenSha256(linkToken(linkId))}, make_interval(mins => ${lifetimeMinutes}))`)) as unknown as {
      rows: { organization_id: string }[];
    };
    const organizationId = found.rows[0]?.organization_id;
    if (organizationId) await enqueue(tx, "mail.send", { organizationId, id: linkId });
  });
  return { ok: true };
}
