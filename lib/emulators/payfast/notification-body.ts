import { digest, parameterText } from "@/lib/emulators/payfast/signature";
import type { EmulatedMerchant, EmulatedPayment } from "@/lib/emulators/payfast/state";
import { type Cents, cents, plainRand } from "@/lib/money";

const numbered = (name: string) => [1, 2, 3, 4, 5].map((number) => `${name}${number}`);

/** PayFast's card fee for South African cards: 3.2 % and R2, with 15 % VAT. R500 costs R20.70. */
export function feeOf(gross: Cents): Cents {
  return cents(Math.min(gross, Math.round(((gross * 32) / 1000 + 200) * 1.15)));
}

/** The pairs of a notification in PayFast's own order, with the fee negative and blanks kept. */
export function notificationPairs(
  payment: EmulatedPayment,
  posted: Record<string, string>,
): [string, string][] {
  const echoed = (name: string): [string, string] => [name, posted[name] ?? ""];
  return [
    ["m_payment_id", payment.paymentId],
    ["pf_payment_id", payment.id],
    ["payment_status", "COMPLETE"],
    ["item_name", payment.itemName],
    echoed("item_description"),
    ["amount_gross", plainRand(payment.grossCents)],
    ["amount_fee", plainRand(cents(-payment.feeCents))],
    ["amount_net", plainRand(cents(payment.grossCents - payment.feeCents))],
    ...[...numbered("custom_str"), ...numbered("custom_int")].map(echoed),
    ...["name_first", "name_last", "email_address"].map(echoed),
    ["merchant_id", payment.merchantId],
  ];
}

/** The body PayFast posts, and the text it later confirms. */
export function signBody(
  pairs: [string, string][],
  merchant: EmulatedMerchant,
): { body: string; text: string } {
  const text = parameterText(pairs);
  return { text, body: `${text}&signature=${digest(text, merchant.passphrase)}` };
}
