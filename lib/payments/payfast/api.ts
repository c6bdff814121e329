import { calendarDateOf, formatTime } from "@/lib/calendar";
import type { Merchant } from "@/lib/payments/payfast/checkout";
import { reachPayfast } from "@/lib/payments/payfast/reach";
import { apiSignature } from "@/lib/payments/payfast/signature";

/** Where PayFast's API is, and whether its sandbox is meant. */
export type PayfastApi = { url: string; isSandbox: boolean; timeoutSeconds?: number };
export type ApiMerchant = Pick<Merchant, "merchantId" | "passphrase">;

/** A signed GET to PayFast's API: the answer's text, or null when PayFast refuses the merchant or the signature. */
export async function askPayfast(
  api: PayfastApi,
  merchant: ApiMerchant,
  path: string,
  query: Record<string, string | number> = {},
  now: Date = new Date(),
): Promise<string | null> {
  const headers = {
    "merchant-id": merchant.merchantId,
    version: "v1",
    timestamp: `${calendarDateOf(now)}T${formatTime(now)}+02:00`,
  };
  const url = new URL(api.url + path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  if (api.isSandbox) url.searchParams.set("testing", "true");
  const signature = apiSignature({ headers, query }, merchant.passphrase);
  const { status, text } = await reachPayfast(url, {
    method: "GET",
    headers: { ...headers, signature },
    timeoutSeconds: api.timeoutSeconds,
  });
  return status === 200 ? text : null;
}

/** Whether PayFast accepts this merchant and passphrase; its ping proves nothing about the merchant key. */
export async function acceptsMerchant(api: PayfastApi, merchant: ApiMerchant): Promise<boolean> {
  const answer = await askPayfast(api, merchant, "/ping");
  return answer !== null && /API/.test(answer);
}
