// How PayFast signs (developers.payfast.co.za): the three signatures look alike and differ in order, blanks
// and trimming, so each has its own function and none shares a "cleaning" step with another.
import { createHash, timingSafeEqual } from "node:crypto";
import { invariant } from "@/lib/invariant";
import { urlencode } from "@/lib/payments/payfast/encoding";
import { parseFormBody } from "@/lib/payments/payfast/form-body";

type Scalar = string | number;
export type CheckoutFields =
  | Readonly<Record<string, Scalar | null | undefined>>
  | readonly (readonly [name: string, value: Scalar | null | undefined])[];

const numbered = (name: string) => [1, 2, 3, 4, 5].map((number) => name + number);
const checkoutOrder: readonly string[] = [
  ...["merchant_id", "merchant_key", "return_url", "cancel_url", "notify_url", "fica_idnumber"],
  ...["name_first", "name_last", "email_address", "cell_number", "m_payment_id", "amount"],
  ...["item_name", "item_description", ...numbered("custom_int"), ...numbered("custom_str")],
  ...["email_confirmation", "confirmation_address", "payment_method", "subscription_type", "billing_date"],
  ...["recurring_amount", "frequency", "cycles"],
  ...["subscription_notify_email", "subscription_notify_webhook", "subscription_notify_buyer"],
];
const neverSigned = new Set(["signature", "setup"]);

/**
 * The signature of a checkout form: fields in PayFast's documented order whatever order they are given in,
 * trimmed, blanks left out but "0" kept, the passphrase last. Throws on a field PayFast does not know.
 */
export function checkoutSignature(fields: CheckoutFields, passphrase: string | null | undefined): string {
  return md5(withPassphrase(orderedCheckoutFields(fields).map(encodePair), passphrase));
}

/** The fields exactly as `checkoutSignature` signs them: post these, and nothing else that is signed. */
export function orderedCheckoutFields(fields: CheckoutFields): [name: string, value: string][] {
  const given = new Map<string, string>();
  for (const [name, value] of Array.isArray(fields) ? fields : Object.entries(fields)) {
    if (neverSigned.has(name)) continue;
    invariant(checkoutOrder.includes(name), `PayFast's checkout knows the field ${name}`);
    invariant(!given.has(name), `the checkout field ${name} is given once`);
    given.set(name, trim(String(value ?? "")));
  }
  return checkoutOrder.flatMap((name) => {
    const value = given.get(name);
    return value ? [[name, value] as [string, string]] : [];
  });
}

export type ApiVariables = { readonly [name: string]: Scalar | null | undefined | ApiVariables };

/**
 * The signature of an API request: all variables of header, query and body together with the passphrase,
 * sorted by name, empty ones and `testing` left out. They may be given flat or as groups, such as
 * `{ headers, query, body }`.
 */
export function apiSignature(variables: ApiVariables, passphrase: string): string {
  const flat = new Map<string, string>();
  collect(variables, flat);
  flat.set("passphrase", trim(passphrase));
  const pairs = [...flat].filter(([, value]) => value !== "");
  pairs.sort(([left], [right]) => (left < right ? -1 : 1));
  return md5(pairs.map(encodePair).join("&"));
}

/**
 * Whether a notification's raw body was signed with this passphrase: every pair in the order received, blanks
 * included, untrimmed, up to `signature`, which must be last. Refuses doubled names and anything malformed.
 */
export function notificationIsGenuine(rawBody: string, passphrase: string | null | undefined): boolean {
  const pairs = parseFormBody(rawBody);
  const signature = pairs?.pop();
  if (!pairs || signature?.[0] !== "signature" || pairs.length === 0) return false;
  return isSameDigest(signature[1], md5(withPassphrase(pairs.map(encodePair), passphrase)));
}

function collect(variables: ApiVariables, flat: Map<string, string>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (name === "testing" || name === "signature") continue;
    // PHP writes true as 1 and JSON writes it as true, so a boolean has no one signature.
    invariant(typeof value !== "boolean", `the API variable ${name} is text or a number`);
    if (typeof value === "object" && value !== null) {
      collect(value, flat);
    } else {
      invariant(!flat.has(name), `the API variable ${name} is given once`);
      flat.set(name, String(value ?? ""));
    }
  }
}

function withPassphrase(pairs: string[], passphrase: string | null | undefined): string {
  const secret = trim(passphrase ?? "");
  return [...pairs, ...(secret === "" ? [] : [encodePair(["passphrase", secret])])].join("&");
}

function encodePair([name, value]: readonly [string, string]): string {
  return `${name}=${urlencode(value)}`;
}

// PHP's trim, which leaves a non-breaking space alone; JavaScript's would take it and break the signature.
function trim(value: string): string {
  return value.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, "");
}

function md5(text: string): string {
  return createHash("md5").update(text, "utf8").digest("hex");
}

function isSameDigest(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
