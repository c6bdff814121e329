import type { IncomingMessage } from "node:http";
import { historyCsv } from "@/lib/emulators/payfast/history";
import { json, type Reply } from "@/lib/emulators/payfast/reply";
import { apiDigest } from "@/lib/emulators/payfast/signature";
import type { State } from "@/lib/emulators/payfast/state";

/** PayFast's API: every request is signed over its headers and query; amounts here would be cents. */
export function answerApi(state: State, request: IncomingMessage, url: URL): Reply {
  const header = (name: string) => String(request.headers[name] ?? "");
  const merchant = state.merchants.find(header("merchant-id"));
  if (!merchant) return refused(401, "Merchant authorization failed.");
  if (header("version") !== "v1" || Number.isNaN(Date.parse(header("timestamp")))) {
    return refused(400, "Missing or malformed version or timestamp.");
  }
  const query = Object.fromEntries([...url.searchParams].filter(([name]) => name !== "testing"));
  const variables = {
    "merchant-id": header("merchant-id"),
    version: header("version"),
    timestamp: header("timestamp"),
    ...query,
  };
  if (header("signature") !== apiDigest(variables, merchant.passphrase)) {
    return refused(401, "Merchant authorization failed.");
  }
  if (url.pathname === "/api/ping") return json(200, "API V1");
  if (url.pathname !== "/api/transactions/history") return refused(404, "Not found.");
  const own = state.payments.list().filter(({ merchantId }) => merchantId === merchant.merchantId);
  return { status: 200, headers: { "content-type": "text/csv" }, body: historyCsv(own, url.searchParams) };
}

function refused(code: number, response: string): Reply {
  return json(code, { code, status: "failed", data: { response } });
}
