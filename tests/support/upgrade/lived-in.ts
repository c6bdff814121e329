import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { replaceCertificate } from "@/lib/certificates/replace-certificate";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { storeCertificate } from "@/lib/certificates/store-certificate";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { newId } from "@/lib/new-id";
import { aColleague } from "@/tests/support/cast";
import { aGift, anIssuer, type Issuer } from "@/tests/support/certificate-cast";
import type { TestDatabase } from "@/tests/support/database";
import { aCampaign, aCheckout, aPayfastAccount } from "@/tests/support/gifts";
import { pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { type PayfastStack, post } from "@/tests/support/payfast";

// Organisations that did what could be done since a migration. What a later migration makes possible is done by a
// further organisation, named here with that migration: an older database never saw it.

export type LivedIn = { issuer: Issuer; since: string };

/** Makes them, through the product's own verbs. */
export async function liveIn(database: TestDatabase, payfast: PayfastStack): Promise<LivedIn[]> {
  const first = await anIssuer(database, "ukukhanya");
  await giveMoney(first, payfast);
  await certify(first);
  await aColleague(first, "sipho", "member");
  await aColleague(first, "lerato", "manager");
  const later = await anIssuer(database, "masakhane");
  await takeBack(later);
  return [
    { issuer: first, since: "0001_access" },
    { issuer: later, since: "0013_reversals_access" },
  ];
}

/** By card, one of them of another amount than was asked, by EFT and in cash; somebody left the payment page. */
async function giveMoney(issuer: Issuer, payfast: PayfastStack): Promise<void> {
  const { member } = issuer;
  const merchant = await aPayfastAccount(member, "10000101");
  await payfast.script("merchants", merchant);
  const purpose = await aCampaign(member, "books");
  await aCheckout(member, purpose);
  for (const amountCents of [50_000, 40_000]) {
    const checkout = await aCheckout(member, purpose);
    const fields = pairsFor({ ...checkout, amountCents }, merchant.merchantId);
    await payfast.script("notifications", { merchantId: merchant.merchantId, fields });
    await post(issuer.id, signedBody(fields, merchant.passphrase));
  }
  await payfast.runJobs("payfast.apply-notification");
  const cash = { method: "cash", wantsCertificate: false } as const;
  await aGift(issuer, { ...cash, donor: { kind: "company", displayName: "Umgeni Print Works" } });
}

/** Six certificates: three that stand, one of them in another's place, one voided, one numbered but not yet stored. */
async function certify(issuer: Issuer): Promise<void> {
  const issued: string[] = [];
  for (const receivedOn of ["2026-02-27", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"]) {
    const made = await issueCertificate(issuer.member, await aGift(issuer, { receivedOn }));
    if (!made.ok) throw new Error(made.reason);
    issued.push(made.certificateId);
  }
  const [voided, replaced, ...rest] = issued;
  const reason = "The donor's address had changed";
  await voidCertificate(issuer.member, { certificateId: voided!, reason });
  const anew = await replaceCertificate(issuer.member, { certificateId: replaced!, reason });
  if (!anew.ok) throw new Error(anew.reason);
  for (const id of [voided!, replaced!, anew.certificateId, ...rest.slice(1)])
    await storeCertificate({ organizationId: issuer.id, id });
}

/** Goods that stay, and an EFT with its certificate, taken back. */
async function takeBack(issuer: Issuer): Promise<void> {
  const goods = { description: "400 readers", condition: "new", basis: "cost" } as const;
  await aGift(issuer, { formKey: newId(), method: "goods", goods, wantsCertificate: false });
  const donationId = await aGift(issuer);
  const made = await issueCertificate(issuer.member, donationId);
  if (!made.ok) throw new Error(made.reason);
  const reversed = await reverseDonation(issuer.member, { donationId, reason: "Captured twice" });
  if (!reversed.ok) throw new Error(reversed.reason);
}
