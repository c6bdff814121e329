import { sql } from "drizzle-orm";
import { donations } from "@/lib/db/schema/giving";
import { paymentAccounts, payments } from "@/lib/db/schema/payments";
import { encrypt } from "@/lib/encryption";
import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { makeDonationReference } from "@/lib/giving/donation-reference";
import { addDonor } from "@/lib/giving/keep-donor";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** A PayFast account that belongs to a member's organisation. */
export async function aPayfastAccount(member: Member, merchantId: string) {
  const { organizationId } = member;
  const merchant = { merchantId, merchantKey: "46f0cd694581a", passphrase: `pass-${merchantId}` };
  const column = "payment_accounts.passphrase" as const;
  await withTenant(member, (tx) =>
    tx.insert(paymentAccounts).values({
      organizationId,
      provider: "payfast",
      environment: "sandbox",
      merchantId,
      merchantKey: merchant.merchantKey,
      passphraseCiphertext: encrypt(merchant.passphrase, { organizationId, column }),
    }),
  );
  return merchant;
}

/** A fund with a published campaign. */
export async function aCampaign(member: Member, slug: string) {
  const fund = await createFund(member, { name: `Fund of ${slug}`, isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  const { fundId } = fund;
  const made = await createCampaign(member, { fundId, slug, title: slug, summary: "A book for each child." });
  if (!made.ok) throw new Error(made.reason);
  await publishCampaign(member, made.campaignId);
  return { fundId, campaignId: made.campaignId };
}

export async function closeCampaign(member: Member, campaignId: string): Promise<void> {
  await withTenant(member, (tx) =>
    tx.execute(sql`update campaigns set status = 'closed' where id = ${campaignId}`),
  );
}

export type TestCheckout = {
  organizationId: string;
  donationId: string;
  paymentId: string;
  amountCents: number;
};

/** What a visitor leaves behind on the way to PayFast: a donor, a pending donation and a started payment. */
export async function aCheckout(
  { organizationId, organizationSlug }: Member,
  purpose: { fundId: string; campaignId: string },
  amountCents = 50_000,
  wantsCertificate = true,
): Promise<TestCheckout> {
  const [donorId, donationId, paymentId] = [newId(), newId(), newId()];
  await withTenant({ kind: "visitor", organizationSlug }, async (tx) => {
    await addDonor(tx, {
      organizationId,
      id: donorId,
      kind: "person",
      displayName: "Thandi Nkosi",
      firstName: "Thandi",
      lastName: "Nkosi",
      email: "thandi@nkosi.example",
    });
    await tx.insert(donations).values({
      organizationId,
      id: donationId,
      donorId,
      ...purpose,
      method: "card",
      amountCents,
      status: "pending",
      reference: makeDonationReference(),
      wantsCertificate,
      formKey: newId(),
    });
    await tx.insert(payments).values({
      organizationId,
      id: paymentId,
      donationId,
      provider: "payfast",
      environment: "sandbox",
      status: "started",
      amountCents,
    });
  });
  return { organizationId, donationId, paymentId, amountCents };
}
