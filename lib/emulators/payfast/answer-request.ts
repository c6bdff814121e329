import type { IncomingMessage } from "node:http";
import { act, actInput } from "@/lib/emulators/payfast/act";
import { answerApi } from "@/lib/emulators/payfast/answer-api";
import { answerScript } from "@/lib/emulators/payfast/answer-script";
import { beginCheckout } from "@/lib/emulators/payfast/begin-checkout";
import type { Postman } from "@/lib/emulators/payfast/deliver";
import type { FaultyRoute, PayfastFaults } from "@/lib/emulators/payfast/faults";
import { checkoutPage, donePage, faultPage } from "@/lib/emulators/payfast/page";
import { goTo, html, type Reply, text } from "@/lib/emulators/payfast/reply";
import type { EmulatedCheckout, State } from "@/lib/emulators/payfast/state";
import { staticFile } from "@/lib/emulators/payfast/static-file";

/** Which kind of request this is, for the faults; null for those that never go wrong. */
export function routeOf(path: string): FaultyRoute | null {
  if (path.startsWith("/eng/process")) return "process";
  if (path === "/eng/query/validate") return "validate";
  return path.startsWith("/api/") ? "api" : null;
}

/** The whole of PayFast that Nika speaks to. */
export async function answerRequest(
  state: State,
  postman: Postman,
  faults: PayfastFaults,
  request: IncomingMessage,
  url: URL,
  body: string,
): Promise<Reply> {
  const { method = "GET" } = request;
  const path = url.pathname;
  if (path.startsWith("/emulator/")) return answerScript(state, postman, faults, { method, path, body });
  if (path.startsWith("/api/")) return answerApi(state, request, url);
  if (path === "/eng/process" && method === "POST") {
    const begun = await beginCheckout(state, body);
    return begun.ok ? goTo(`/eng/process/payment/${begun.checkout.id}`) : html(400, faultPage(begun.faults));
  }
  if (path === "/eng/query/validate" && method === "POST") {
    const isKnown = state.deliveries.list().some(({ confirmedText }) => confirmedText === body);
    return text(200, isKnown ? "VALID" : "INVALID");
  }
  const checkout = state.checkouts.find(/^\/eng\/process\/payment\/([\w-]+)$/.exec(path)?.[1] ?? "");
  if (checkout) return atTill(state, postman, checkout, method, body);
  return (await staticFile(path)) ?? text(404, "There is nothing at this address.");
}

async function atTill(
  state: State,
  postman: Postman,
  checkout: EmulatedCheckout,
  method: string,
  body: string,
): Promise<Reply> {
  if (method !== "POST") return html(200, checkoutPage(checkout));
  const wish = actInput.safeParse(Object.fromEntries(new URLSearchParams(body)));
  if (!wish.success) return html(400, checkoutPage(checkout));
  const outcome = await act(state, postman, checkout, wish.data);
  if (outcome.goTo) return goTo(outcome.goTo);
  return html(
    200,
    donePage(wish.data.act === "cancel" ? "The payment was cancelled" : "The payment is done"),
  );
}
