import { randomUUID } from "node:crypto";
import { digest, documentedOrder, parameterText } from "@/lib/emulators/payfast/signature";
import type { EmulatedCheckout, State } from "@/lib/emulators/payfast/state";

const required = ["merchant_id", "merchant_key", "amount", "item_name"];
const longest: Record<string, number> = {
  name_first: 100,
  name_last: 100,
  email_address: 100,
  m_payment_id: 100,
  item_name: 100,
  item_description: 255,
};

/** Judges a posted checkout as PayFast does; every fault is one sentence for the developer. */
export async function beginCheckout(
  state: State,
  body: string,
): Promise<{ ok: true; checkout: EmulatedCheckout } | { ok: false; faults: string[] }> {
  const pairs = [...new URLSearchParams(body)];
  const fields = Object.fromEntries(pairs);
  const merchant = state.merchants.find(fields.merchant_id ?? "");
  const signed = pairs.filter(([name]) => name !== "signature" && name !== "setup");
  const faults = [
    ...required.filter((name) => !fields[name]).map((name) => `${name}: this field is required`),
    ...faultsOfFields(fields),
    ...(merchant ? [] : ["merchant_id: there is no merchant with this id"]),
    ...(merchant && merchant.merchantKey !== fields.merchant_key
      ? ["merchant_key: this is another merchant's key"]
      : []),
    ...faultsOfOrder(signed.map(([name]) => name)),
  ];
  if (
    merchant &&
    faults.length === 0 &&
    fields.signature !== digest(parameterText(signed), merchant.passphrase)
  ) {
    faults.push("signature: generated signature does not match submitted signature");
  }
  if (!merchant || faults.length > 0) return { ok: false, faults };
  const checkout = await state.checkouts.put({
    id: randomUUID(),
    madeAt: new Date().toISOString(),
    merchantId: merchant.merchantId,
    fields,
    outcome: "open",
  });
  return { ok: true, checkout };
}

function faultsOfFields(fields: Record<string, string>): string[] {
  const faults = Object.entries(longest)
    .filter(([name, limit]) => [...(fields[name] ?? "")].length > limit)
    .map(([name, limit]) => `${name}: no more than ${limit} characters`);
  if (!/^\d+(\.\d{1,2})?$/.test(fields.amount ?? "")) faults.push("amount: must be a decimal such as 123.45");
  else if (Number(fields.amount) < 5) faults.push("amount: must be R5.00 or more");
  for (const name of ["return_url", "cancel_url", "notify_url"]) {
    if (fields[name] && !/^https?:$/.test(URL.parse(fields[name])?.protocol ?? ""))
      faults.push(`${name}: must be a web address`);
  }
  return faults;
}

function faultsOfOrder(names: string[]): string[] {
  const unknown = names.filter((name) => !documentedOrder.includes(name));
  if (unknown.length > 0) return unknown.map((name) => `${name}: PayFast does not know this field`);
  const places = names.map((name) => documentedOrder.indexOf(name));
  const isOrdered = places.every((place, at) => at === 0 || place > places[at - 1]!);
  return isOrdered ? [] : ["signature: the fields are doubled or not in the documented order"];
}
