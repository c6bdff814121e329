import { and, eq } from "drizzle-orm";
import { addDays, calendarDateOf } from "@/lib/calendar";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { donations } from "@/lib/db/schema/giving";
import { recordDonation } from "@/lib/giving/record-donation";
import { invariant } from "@/lib/invariant";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type Checkouts, payInThePast } from "./card-gifts";
import type { SeedDonor } from "./donors";
import type { Act, Captured } from "./plan";
import { sendCertificate } from "./send-certificate";

export type Target = { fundId: string; campaignId: string | null };
/** Who works there; gifts are recorded by all in turn. */
export type Staff = { owner: Member; recorders: Member[] };

/** Does what was planned, one after the other, each at its own time. Returns the certificates that still count. */
export async function liveThrough(
  { owner, recorders }: Staff,
  targets: Target[],
  acts: readonly Act[],
  checkouts: Checkouts,
): Promise<string[]> {
  const { organizationId } = owner;
  const donorIds = new Map<SeedDonor, string>();
  const donationIds = new Map<Captured, string>();
  const certificates = new Map<string, string>();
  const issue = async (donationId: string, at: Date) => {
    const issued = await issueCertificate({ kind: "system", organizationId }, donationId, at);
    if (!issued.ok) return;
    certificates.set(donationId, issued.certificateId);
    await sendCertificate(organizationId, issued.certificateId, at);
  };
  for (const [n, act] of acts.entries()) {
    const at = momentOf(act.daysAgo, n);
    if (act.act === "reverse") {
      const donationId = donationIds.get(act.gift)!;
      const reversed = await reverseDonation(owner, { donationId, reason: act.reason }, at);
      invariant(reversed.ok, "an example gift can be reversed");
      certificates.delete(donationId);
    } else if (act.act === "card") {
      const donationId = await payInThePast(owner, checkouts, act, at);
      if (donationId && act.wantsCertificate) await issue(donationId, at);
    } else {
      const member = recorders[n % recorders.length]!;
      const donationId = await record(member, act, targets[act.target]!, { donorIds, at });
      donationIds.set(act, donationId);
      if (act.wantsCertificate) await issue(donationId, at);
    }
  }
  return [...certificates.values()];
}

type Moment = { donorIds: Map<SeedDonor, string>; at: Date };

async function record(member: Member, gift: Captured, target: Target, { donorIds, at }: Moment) {
  const { act: _, daysAgo, receivedDaysAgo, donor, target: __, wantsCertificate, ...said } = gift;
  const { taxDetails, ...newDonor } = donor;
  const donorId = donorIds.get(donor);
  const made = await recordDonation(
    member,
    {
      formKey: newId(),
      donor: donorId ? { id: donorId } : newDonor,
      ...target,
      ...said,
      receivedOn: addDays(calendarDateOf(at), daysAgo - receivedDaysAgo),
      sendsThanks: daysAgo < 3,
      wantsCertificate,
      ...(wantsCertificate && { taxDetails }),
    },
    at,
  );
  if (!made.ok) throw new Error(`a gift of the seed was refused: ${made.reason}`);
  if (!donorId) donorIds.set(donor, await donorOf(member, made.donationId));
  return made.donationId;
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

/** Some time of that day's office hours, in South Africa, and never in the future. */
function momentOf(daysAgo: number, n: number): Date {
  const day = addDays(calendarDateOf(new Date()), -daysAgo);
  const moment = Date.parse(`${day}T08:00:00+02:00`) + ((n * 37) % 540) * 60_000;
  return new Date(Math.min(moment, Date.now()));
}
