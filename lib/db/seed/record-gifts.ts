import { and, eq } from "drizzle-orm";
import { addDays, calendarDateOf } from "@/lib/calendar";
import { donations } from "@/lib/db/schema/giving";
import { recordDonation } from "@/lib/giving/record-donation";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type Chance, chanceFrom } from "./chance";
import { makeDonors, type SeedDonor } from "./donors";

/** Back to the first of March before last, at the latest. */
const daysBack = 630;

type Target = { fundId: string; campaignId: string | null };

const amountsInRand = [50, 100, 100, 150, 200, 250, 250, 300, 450, 500, 500, 750, 1000, 1500, 2500, 5000];

/** Gifts by EFT and in cash over the last twenty-one months; dates are relative to today. */
export async function recordGifts(
  member: Member,
  targets: Target[],
  seed: number,
  count: number,
): Promise<void> {
  const chance = chanceFrom(seed);
  const today = calendarDateOf(new Date());
  const known = new Map<SeedDonor, string>();
  const donors = makeDonors(chance, Math.ceil(count / 3));
  // Oldest first, as they would have been captured; a little more each month than the year before.
  const daysAgo = Array.from({ length: count }, () =>
    Math.min(chance.below(daysBack), chance.below(daysBack * 2)),
  );
  for (const age of daysAgo.sort((a, b) => b - a)) {
    const donor = chance.pick(donors);
    const donorId = known.get(donor);
    const made = await recordDonation(member, {
      formKey: newId(),
      donor: donorId ? { id: donorId } : newDonor(donor),
      ...chance.pick(targets),
      method: chance.oneIn(5) ? "cash" : "eft",
      amountCents: amountOf(chance, donor) * 100,
      receivedOn: addDays(today, -age),
      sendsThanks: age < 3,
      ...certificateWish(chance, donor),
    });
    if (!made.ok) throw new Error(`a gift of the seed was refused: ${made.reason}`);
    if (!donorId) known.set(donor, await donorOf(member, made.donationId));
  }
}

const newDonor = ({ taxDetails: _, ...donor }: SeedDonor) => donor;

function amountOf(chance: Chance, donor: SeedDonor): number {
  return chance.pick(amountsInRand) * (donor.kind === "person" ? 1 : 10);
}

/** One gift in three of those who gave their details is certified at once, so that lists show every state. */
function certificateWish(chance: Chance, { taxDetails }: SeedDonor) {
  return taxDetails && chance.oneIn(3) ? { wantsCertificate: true, taxDetails } : { wantsCertificate: false };
}

async function donorOf(member: Member, donationId: string): Promise<string> {
  const [donation] = await withTenant(member, (tx) =>
    tx
      .select({ donorId: donations.donorId })
      .from(donations)
      .where(and(eq(donations.organizationId, member.organizationId), eq(donations.id, donationId))),
  );
  return donation!.donorId;
}
