import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import { type FapiAnswer, type FapiCall, type FapiRoute, noteOffers } from "@/lib/emulators/clerk/fapi/call";
import { clientRoutes } from "@/lib/emulators/clerk/fapi/client";
import { clientCookies } from "@/lib/emulators/clerk/fapi/cookies";
import { emailAddressRoutes } from "@/lib/emulators/clerk/fapi/email-addresses";
import { handshakeRoutes } from "@/lib/emulators/clerk/fapi/handshake";
import { meRoutes } from "@/lib/emulators/clerk/fapi/me";
import { sendNpmFile } from "@/lib/emulators/clerk/fapi/npm-files";
import { organizationRoutes } from "@/lib/emulators/clerk/fapi/organizations";
import { passkeyRoutes } from "@/lib/emulators/clerk/fapi/passkeys";
import { providerRoutes } from "@/lib/emulators/clerk/fapi/providers";
import { secondFactorRoutes } from "@/lib/emulators/clerk/fapi/second-factors";
import { sessionProofRoutes } from "@/lib/emulators/clerk/fapi/session-proofs";
import { sessionRoutes } from "@/lib/emulators/clerk/fapi/sessions";
import { signInRoutes } from "@/lib/emulators/clerk/fapi/sign-ins";
import { signUpRoutes } from "@/lib/emulators/clerk/fapi/sign-ups";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { clientJson } from "@/lib/emulators/clerk/json/client";
import { offersCookie, offersIn } from "@/lib/emulators/clerk/offers";
import { methodOf, originOf, readCookie, readFields } from "@/lib/emulators/clerk/read-request";
import { findRoute } from "@/lib/emulators/clerk/router";
import { sendJson } from "@/lib/emulators/clerk/send-json";

const routes: FapiRoute[] = [
  ...clientRoutes,
  ...handshakeRoutes,
  ...signInRoutes,
  ...signUpRoutes,
  ...providerRoutes,
  ...secondFactorRoutes,
  ...passkeyRoutes,
  ...emailAddressRoutes,
  ...sessionRoutes,
  ...sessionProofRoutes,
  ...meRoutes,
  ...organizationRoutes,
];

/** Clerk's Frontend API: what clerk-js in the browser and the middleware's handshake talk to. */
export async function answerFapi(
  instance: Instance,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const path = url.pathname;
  if (path.startsWith("/npm/")) return sendNpmFile(path, response);
  const method = methodOf(request, url.searchParams);
  const matched = findRoute(routes, method, path);
  if (!matched) throw new ApiError(404, "resource_not_found", `The Clerk stand-in has no ${method} ${path}`);
  const fields = method === "GET" ? {} : await readFields(request);
  const client = instance.state.clients[readCookie(request, "__client") ?? ""] ?? null;
  const origin = originOf(request);
  const call: FapiCall = {
    instance,
    params: matched.params,
    query: url.searchParams,
    fields,
    origin,
    client,
    offers: offersIn(readCookie(request, offersCookie)),
  };
  try {
    noteBrowser(call, request);
    const answer = await matched.answer(call);
    instance.save();
    setCookies(call, response);
    send(call, response, answer, method);
  } catch (error) {
    setCookies(call, response);
    throw error;
  }
}

function setCookies({ client, instance }: FapiCall, response: ServerResponse): void {
  if (client) response.setHeader("set-cookie", clientCookies(instance, client));
}

function noteBrowser({ client, offers }: FapiCall, request: IncomingMessage): void {
  if (!client) return;
  noteOffers(client, offers);
  client.userAgent = request.headers["user-agent"];
}

/** clerk-js updates what it knows from the client beside each answer to a change. */
function send(call: FapiCall, response: ServerResponse, answer: FapiAnswer, method: string): void {
  response.setHeader("cache-control", "no-store");
  if ("redirect" in answer) {
    response.setHeader("location", answer.redirect);
    response.statusCode = 307;
    response.end();
  } else if ("html" in answer) {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(answer.html);
  } else if ("bare" in answer) sendJson(response, 200, answer.bare);
  else {
    const client = method === "GET" || !call.client ? null : clientJson(call.instance, call.client);
    sendJson(response, 200, { response: answer.resource, client });
  }
}
