import { invariant } from "@/lib/invariant";
import { type Cents, plainRand } from "@/lib/money";
import { plainName, plainText } from "@/lib/payments/payfast/plain-text";
import { checkoutSignature, orderedCheckoutFields } from "@/lib/payments/payfast/signature";

/** PayFast takes no payment below R5. */
const smallestPayment = 500 as Cents;

export type Merchant = { merchantId: string; merchantKey: string; passphrase: string };

export type Checkout = {
  merchant: Merchant;
  /** Our own id of the payment; it comes back in the notification. */
  paymentId: string;
  amountCents: Cents;
  itemName: string;
  payer: { firstName: string; lastName: string; email: string };
  returnUrl: string;
  cancelUrl: string;
  notifyUrl: string;
};

/**
 * The form that takes a donor's browser to PayFast: where to post and which hidden fields, signed. Render the
 * fields as they are; any change breaks the signature. The merchant key is among them and is no secret.
 */
export function checkoutForm(
  payfastUrl: string,
  checkout: Checkout,
): { action: string; fields: [name: string, value: string][] } {
  const { merchant, payer } = checkout;
  invariant(checkout.amountCents >= smallestPayment, "a PayFast payment is R5.00 or more");
  // Without a passphrase the signature holds no secret and anyone could forge a notification.
  invariant(merchant.passphrase.trim() !== "", "a PayFast merchant has a passphrase");
  const fields = orderedCheckoutFields({
    merchant_id: merchant.merchantId,
    merchant_key: merchant.merchantKey,
    return_url: checkout.returnUrl,
    cancel_url: checkout.cancelUrl,
    notify_url: checkout.notifyUrl,
    name_first: plainName(payer.firstName),
    name_last: plainName(payer.lastName),
    email_address: payer.email.length <= 100 ? payer.email : "",
    m_payment_id: checkout.paymentId,
    amount: plainRand(checkout.amountCents),
    item_name: plainText(checkout.itemName, "item_name") || "Donation",
  });
  const signature = checkoutSignature(fields, merchant.passphrase);
  return { action: `${payfastUrl}/eng/process`, fields: [...fields, ["signature", signature]] };
}
