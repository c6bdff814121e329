import { and, eq } from "drizzle-orm";
import { donations } from "@/lib/db/schema/giving";
import { payfastNotifications, payments } from "@/lib/db/schema/payments";
import { env } from "@/lib/env";
import { startCheckout } from "@/lib/giving/start-checkout";
import { invariant } from "@/lib/invariant";
import { cents, plainRand } from "@/lib/money";
import { newId } from "@/lib/new-id";
import { applyNotification } from "@/lib/payments/apply-notification";
import { confirmReceipt } from "@/lib/payments/confirm-receipt";
import { receiveNotification } from "@/lib/payments/receive-notification";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { answersOf } from "./checkout-answers";
import type { CardGift } from "./plan";

/** Where gifts by card are taken: the pages, PayFast's merchant, and the first number of PayFast's payments. */
export type Checkouts = { campaignSlugs: string[]; merchantId: string; firstPayment: number; count: number };

/** A gift by card as it went at the time, told of by PayFast that day. Returns the donation once it is paid. */
export async function payInThePast(
  owner: Member,
  checkouts: Checkouts,
  gift: CardGift,
  at: Date,
): Promise<string | null> {
  const { organizationId, organizationSlug } = owner;
  const visitor = { kind: "visitor", organizationSlug } as const;
  const campaignSlug = checkouts.campaignSlugs[gift.target % checkouts.campaignSlugs.length]!;
  const values = answersOf(gift);
  checkouts.count += 1;
  // Each from an address of its own, of those that are kept for documentation.
  const address = `198.51.100.${checkouts.count % 250}`;
  const form = { campaignSlug, formKey: newId(), values, address };
  const started = await startCheckout(visitor, form, at);
  invariant(started.ok, "an example gift can be started");
  if (gift.outcome === "left") return null;
  const { donationId, paymentId } = await findStarted(organizationId, form.formKey);
  const told = { paymentId, id: String(checkouts.firstPayment + checkouts.count), itemName: campaignSlug };
  const rawBody = await bodyFromPayfast(gift, { ...told, merchantId: checkouts.merchantId }, at);
  if (!rawBody) return null;
  const received = await receiveNotification({ organizationId, rawBody, sourceAddress: "127.0.0.1" }, at);
  invariant(received.ok, "an example notification is genuine");
  await applyNotification({ organizationId, id: await findUnapplied(organizationId) }, at);
  if (gift.outcome !== "paid") return null;
  await confirmReceipt({ organizationId, id: paymentId }, at);
  return donationId;
}

type Told = { merchantId: string; id: string; paymentId: string; itemName: string };

/** What PayFast would have posted, signed by its stand-in, which then confirms it; null from a real sandbox. */
async function bodyFromPayfast(gift: CardGift, told: Told, at: Date): Promise<string | null> {
  const { merchantId, id, paymentId, itemName } = told;
  const [grossCents, feeCents] = [cents(gift.amountCents), feeOf(gift.amountCents)];
  const { firstName, lastName, email, displayName: payer } = gift.donor;
  const fields = [
    ["m_payment_id", paymentId],
    ["pf_payment_id", id],
    [
      "payment_status",
      { paid: "COMPLETE", failed: "FAILED", cancelled: "CANCELLED", left: "" }[gift.outcome],
    ],
    ["item_name", itemName],
    ["amount_gross", plainRand(grossCents)],
    ["amount_fee", plainRand(cents(-feeCents))],
    ["amount_net", plainRand(cents(grossCents - feeCents))],
    ["name_first", firstName],
    ["name_last", lastName],
    ["email_address", email],
    ["merchant_id", merchantId],
  ];
  const signed = await ask("notifications", { merchantId, fields });
  if (!signed.ok) return null;
  if (gift.outcome === "paid") {
    const paid = {
      id,
      paidAt: at.toISOString(),
      merchantId,
      paymentId,
      itemName,
      payer,
      grossCents,
      feeCents,
    };
    await ask("payments", paid);
  }
  return ((await signed.json()) as { body: string }).body;
}

function ask(what: string, body: object): Promise<Response> {
  return fetch(`${env().PAYFAST_URL}/emulator/${what}`, { method: "POST", body: JSON.stringify(body) });
}

/** 3.2 % and R2, with VAT. */
const feeOf = (gross: number) => Math.min(gross, Math.round(((gross * 32) / 1000 + 200) * 1.15));

async function findStarted(organizationId: string, formKey: string) {
  const [started] = await withTenant({ kind: "system", organizationId }, (tx) =>
    tx
      .select({ donationId: donations.id, paymentId: payments.id })
      .from(donations)
      .innerJoin(
        payments,
        and(eq(payments.organizationId, organizationId), eq(payments.donationId, donations.id)),
      )
      .where(and(eq(donations.organizationId, organizationId), eq(donations.formKey, formKey))),
  );
  return started!;
}

/** The notification that was just stored: the others before it have been applied. */
async function findUnapplied(organizationId: string): Promise<string> {
  const { id, status } = payfastNotifications;
  const [stored] = await withTenant({ kind: "system", organizationId }, (tx) =>
    tx
      .select({ id })
      .from(payfastNotifications)
      .where(and(eq(payfastNotifications.organizationId, organizationId), eq(status, "stored"))),
  );
  return stored!.id;
}
