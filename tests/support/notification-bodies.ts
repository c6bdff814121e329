import { createHash } from "node:crypto";
import { cents, plainRand } from "@/lib/money";
import { urlencode } from "@/lib/payments/payfast/encoding";
import type { TestCheckout } from "./gifts";

export type Pairs = [name: string, value: string][];

let newest = 5_000_000;

/** A number of PayFast's that was not used before. */
export const nextPaymentNumber = () => String(++newest);

/** The pairs PayFast sends for a paid checkout, in its order; `changes` replaces values, null takes a pair out. */
export function pairsFor(
  checkout: Pick<TestCheckout, "paymentId" | "amountCents">,
  merchantId: string,
  changes: Record<string, string | null> = {},
): Pairs {
  const gross = cents(checkout.amountCents);
  const numbered = (name: string) => [1, 2, 3, 4, 5].map((n): [string, string] => [name + n, ""]);
  const pairs: Pairs = [
    ["m_payment_id", checkout.paymentId],
    ["pf_payment_id", nextPaymentNumber()],
    ["payment_status", "COMPLETE"],
    ["item_name", "Every child a first book"],
    ["item_description", ""],
    ["amount_gross", plainRand(gross)],
    ["amount_fee", "-2.00"],
    ["amount_net", plainRand(cents(gross - 200))],
    ...numbered("custom_str"),
    ...numbered("custom_int"),
    ["name_first", "Thandi"],
    ["name_last", "O'Nkosi (Jnr)"],
    ["email_address", "thandi@nkosi.example"],
    ["merchant_id", merchantId],
  ];
  const added = Object.keys(changes).filter((name) => !pairs.some(([known]) => known === name));
  return [...pairs, ...added.map((name): [string, string] => [name, ""])].flatMap(([name, value]) => {
    const change = changes[name];
    return change === null ? [] : [[name, change ?? value] as [string, string]];
  });
}

export const text = (pairs: Pairs) => pairs.map(([name, value]) => `${name}=${urlencode(value)}`).join("&");
export const md5 = (signed: string) => createHash("md5").update(signed).digest("hex");

/** A body signed as PayFast signs. `signed` lets a forger sign other words than those sent. */
export function signedBody(pairs: Pairs, passphrase: string, signed = text(pairs)): string {
  return `${text(pairs)}&signature=${md5(`${signed}&passphrase=${urlencode(passphrase)}`)}`;
}
