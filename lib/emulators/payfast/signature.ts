// PayFast's side of the signature, written apart from the application's, so that one mistake cannot hide the other.
import { createHash } from "node:crypto";

/** The order in which PayFast's documentation lists a checkout's fields. */
export const documentedOrder = (
  "merchant_id merchant_key return_url cancel_url notify_url fica_idnumber name_first name_last email_address " +
  "cell_number m_payment_id amount item_name item_description custom_int1 custom_int2 custom_int3 custom_int4 " +
  "custom_int5 custom_str1 custom_str2 custom_str3 custom_str4 custom_str5 email_confirmation " +
  "confirmation_address payment_method subscription_type billing_date recurring_amount frequency cycles " +
  "subscription_notify_email subscription_notify_webhook subscription_notify_buyer"
).split(" ");

/** Pairs as PayFast writes them, in the order given. */
export function parameterText(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${name}=${phpEncode(value)}`).join("&");
}

export function digest(text: string, passphrase: string): string {
  const secret = passphrase === "" ? "" : `&passphrase=${phpEncode(passphrase)}`;
  return createHash("md5")
    .update(text + secret)
    .digest("hex");
}

/** The signature of an API request from its header, query and body variables. */
export function apiDigest(variables: Record<string, string>, passphrase: string): string {
  const pairs = Object.entries({ ...variables, passphrase }).filter(([, value]) => value !== "");
  return createHash("md5")
    .update(parameterText(pairs.sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest("hex");
}

function phpEncode(value: string): string {
  return new URLSearchParams([["", value]]).toString().slice(1).replaceAll("*", "%2A");
}
