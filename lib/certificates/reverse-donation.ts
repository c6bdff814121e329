import { and, eq, ne } from "drizzle-orm";
import { donations } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { WhyNotTakenBack } from "@/lib/giving/take-back-donation";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { reverseNow } from "./reverse-now";
import { askSecond, type SecondPerson } from "./second-person";

// Above giving, because the certificate of a donation that no longer counts ends in the same transaction.

export type ReverseDonation =
  | { ok: true; certificate: "withdrawn" | "voided" | null }
  | { ok: false; reason: "not-permitted" | "reason-missing" | WhyNotTakenBack }
  | SecondPerson;

const longestReason = 500;

/**
 * Takes back a donation that staff recorded by mistake, once: the books, the totals and its certificate go back
 * together, and the reason stays. No mail is sent. Refused, it changes nothing.
 */
export async function reverseDonation(
  member: Member,
  { donationId, reason }: { donationId: string; reason: string },
  now = new Date(),
): Promise<ReverseDonation> {
  if (lacks(member, "donations:reverse")) return { ok: false, reason: "not-permitted" };
  const why = reason.normalize("NFC").trim().slice(0, longestReason);
  if (!why) return { ok: false, reason: "reason-missing" };
  const input = { donationId, reason: why };
  return withTenant(member, async (tx): Promise<ReverseDonation> => {
    const amountCents = await reversible(tx, member.organizationId, donationId);
    const asked = {
      act: "donation.reverse" as const,
      subjectId: donationId,
      amountCents: amountCents ?? 0,
      reason: why,
    };
    const waits = amountCents === null ? null : await askSecond(tx, member, asked, now);
    return waits ?? reverseNow(tx, member, input, now);
  });
}

/** The sum of a donation that could be taken back; null where the act itself will say why not. */
async function reversible(tx: TenantTx, organizationId: string, donationId: string): Promise<number | null> {
  const [donation] = await tx
    .select({ amountCents: donations.amountCents })
    .from(donations)
    .where(
      and(
        eq(donations.organizationId, organizationId),
        eq(donations.id, donationId),
        eq(donations.status, "completed"),
        ne(donations.method, "card"),
      ),
    );
  return donation?.amountCents ?? null;
}
