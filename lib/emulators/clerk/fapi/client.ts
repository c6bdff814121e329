import { closeSession, liveSessions } from "@/lib/emulators/clerk/acts/sessions";
import { environment } from "@/lib/emulators/clerk/environment";
import { clientOf, type FapiAnswer, type FapiCall, fapiRoute } from "@/lib/emulators/clerk/fapi/call";
import { clientJson } from "@/lib/emulators/clerk/json/client";

export const clientRoutes = [
  fapiRoute("GET", "/v1/environment", ({ offers }) => ({ bare: environment(offers) })),
  fapiRoute("PATCH", "/v1/environment", ({ offers }) => ({ bare: environment(offers) })),
  fapiRoute("POST", "/v1/dev_browser", (call) => ({
    bare: { object: "dev_browser", id: `dvb_${clientOf(call).id}` },
  })),
  fapiRoute("GET", "/v1/client", showClient),
  fapiRoute("PUT", "/v1/client", showClient),
  fapiRoute("DELETE", "/v1/client", signOutEverywhere),
  fapiRoute("DELETE", "/v1/client/sessions", signOutEverywhere),
];

function showClient(call: FapiCall): FapiAnswer {
  return { resource: clientJson(call.instance, clientOf(call)) };
}

function signOutEverywhere(call: FapiCall): FapiAnswer {
  const client = clientOf(call);
  for (const session of liveSessions(call.instance, client)) closeSession(call.instance, session, "removed");
  client.signIn = null;
  client.signUp = null;
  client.authenticatedAt = call.instance.now();
  return { resource: clientJson(call.instance, client) };
}
