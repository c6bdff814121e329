import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { type CalendarDate, calendarDateOf } from "@/lib/calendar";
import { violates } from "@/lib/db/database-error";
import { campaigns, donations, donors } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { accounts, incomeOf } from "@/lib/ledger/account";
import { postTransaction } from "@/lib/ledger/post-transaction";
import { queueMail } from "@/lib/mail/queue-mail";
import { cents } from "@/lib/money";
import { newId } from "@/lib/new-id";
import { addToTotals } from "@/lib/payments/totals";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { makeDonationReference } from "./donation-reference";
import { findFund } from "./find-fund";
import { addDonor } from "./keep-donor";
import { keepTaxDetails } from "./keep-tax-details";
import { type RecordDonationInput, recordDonationInput } from "./record-donation-input";
import { untilReferenceIsFree } from "./until-reference-is-free";

export type RecordDonation =
  | { ok: true; donationId: string }
  | {
      ok: false;
      reason:
        | "not-permitted"
        | "received-in-future"
        | "unknown-fund"
        | "fund-closed"
        | "unknown-donor"
        | "unknown-campaign"
        | "campaign-closed"
        | "not-your-campaign";
    };

/**
 * Records money that came by EFT or in cash, or goods at their value, for a fund or campaign that takes gifts. The same
 * form key twice records once and answers with the first. The certificate, where the donor asked for one, follows by its own job.
 */
export async function recordDonation(
  member: Member,
  input: RecordDonationInput,
  now = new Date(),
): Promise<RecordDonation> {
  if (lacks(member, "donations:record")) return { ok: false, reason: "not-permitted" };
  const gift = recordDonationInput.parse(input);
  if (gift.receivedOn > calendarDateOf(now)) return { ok: false, reason: "received-in-future" };
  try {
    return await untilReferenceIsFree(() => withTenant(member, (tx) => record(tx, member, gift, now)));
  } catch (error) {
    // The form's key is the donation's id: a second submission is the first.
    if (violates(error, "donations_organization_id_id_pk")) return { ok: true, donationId: gift.formKey };
    if (violates(error, "donations_organization_id_donor_id_donors_organization_id_id_fk"))
      return { ok: false, reason: "unknown-donor" };
    throw error;
  }
}

type Gift = ReturnType<typeof recordDonationInput.parse>;

async function record(tx: TenantTx, member: Member, gift: Gift, now: Date): Promise<RecordDonation> {
  const { organizationId, userId } = member;
  const donationId = gift.formKey;
  const fund = await findFund(tx, organizationId, gift.fundId);
  if (!fund) return { ok: false, reason: "unknown-fund" };
  const refusal = fund.closedAt ? "fund-closed" : await whyNotFor(tx, member, gift.campaignId);
  if (refusal && (await isRecorded(tx, organizationId, donationId))) return { ok: true, donationId };
  if (refusal) return { ok: false, reason: refusal };
  const donor = await donorOf(tx, organizationId, gift, now);
  if (!donor) return { ok: false, reason: "unknown-donor" };
  const { donorId, hasEmail } = donor;
  const receivedOn = gift.receivedOn as CalendarDate;
  const { fundId, campaignId, amountCents, method, wantsCertificate } = gift;
  await tx.insert(donations).values({
    organizationId,
    id: donationId,
    donorId,
    fundId,
    campaignId,
    kind: gift.goods ? "goods" : "money",
    method,
    amountCents,
    goodsDescription: gift.goods?.description,
    goodsCondition: gift.goods?.condition,
    goodsBasis: gift.goods?.basis,
    status: "completed",
    reference: makeDonationReference(),
    wantsCertificate,
    receivedOn,
    receiptConfirmedAt: now,
    completedAt: now,
    createdAt: now,
    formKey: gift.formKey,
  });
  if (gift.taxDetails) await keepTaxDetails(tx, { organizationId, donationId }, gift.taxDetails);
  const paymentId = gift.goods
    ? undefined
    : await addPayment(tx, organizationId, donationId, amountCents, now);
  await postTransaction(tx, {
    organizationId,
    postedOn: receivedOn,
    description: booked[method].description,
    paymentId,
    donationId,
    lines: [
      { account: booked[method].account, amountCents: cents(amountCents) },
      { account: incomeOf(fund), amountCents: cents(-amountCents) },
    ],
  });
  await addToTotals(tx, {
    organizationId,
    donationId,
    donorId,
    fundId,
    campaignId,
    method,
    receivedOn,
    amountCents,
  });
  await recordEvent(tx, {
    organizationId,
    actorKind: "member",
    actorUserId: userId,
    action: "donation.recorded",
    subjectType: "donation",
    subjectId: donationId,
    details: { amountCents, method },
    happenedAt: now,
  });
  if (gift.sendsThanks && hasEmail)
    await queueMail(tx, { organizationId, kind: "thank-you", subjectId: donationId });
  if (wantsCertificate && !gift.goods)
    await enqueue(tx, "certificate.issue", { organizationId, id: donationId });
  if (campaignId) await enqueue(tx, "site.refresh", { organizationId, id: campaignId });
  return { ok: true, donationId };
}

/** Whoever is limited to campaigns records for those; the database holds them to it. */
async function whyNotFor(
  tx: TenantTx,
  { organizationId, isLimited }: Member,
  campaignId: string | null,
): Promise<"not-your-campaign" | "unknown-campaign" | "campaign-closed" | null> {
  if (!campaignId) return isLimited ? "not-your-campaign" : null;
  const [campaign] = await tx
    .select({ status: campaigns.status })
    .from(campaigns)
    .where(and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, campaignId)));
  if (!campaign) return isLimited ? "not-your-campaign" : "unknown-campaign";
  return campaign.status === "closed" ? "campaign-closed" : null;
}

/** Whether the form came before, when its fund or campaign was open. */
async function isRecorded(tx: TenantTx, organizationId: string, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: donations.id })
    .from(donations)
    .where(and(eq(donations.organizationId, organizationId), eq(donations.id, id)));
  return found.length > 0;
}

/** Where each kind of gift stands until it is used, and what the ledger calls it. */
const booked = {
  eft: { account: accounts.bank, description: "EFT donation" },
  cash: { account: accounts.cash, description: "Cash donation" },
  goods: { account: accounts.goods, description: "Donation of goods" },
} as const;

/** The one attempt to collect money that has come; goods are collected by nobody. */
async function addPayment(
  tx: TenantTx,
  organizationId: string,
  donationId: string,
  amountCents: number,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx.insert(payments).values({
    organizationId,
    id,
    donationId,
    provider: "manual",
    environment: env().PAYFAST_ENVIRONMENT,
    status: "completed",
    amountCents,
    completedAt: now,
    confirmedAt: now,
    createdAt: now,
  });
  return id;
}

async function donorOf(tx: TenantTx, organizationId: string, { donor }: Gift, now: Date) {
  if (!("id" in donor)) {
    const donorId = newId();
    await addDonor(tx, { organizationId, id: donorId, ...donor, createdAt: now });
    return { donorId, hasEmail: donor.email !== null };
  }
  const [known] = await tx
    .select({ email: donors.email })
    .from(donors)
    .where(and(eq(donors.organizationId, organizationId), eq(donors.id, donor.id)));
  return known ? { donorId: donor.id, hasEmail: known.email !== null } : null;
}
