import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import type { BapiRoute } from "@/lib/emulators/clerk/bapi/call";
import { instanceRoutes } from "@/lib/emulators/clerk/bapi/instance";
import { invitationRoutes } from "@/lib/emulators/clerk/bapi/invitations";
import { membershipRoutes } from "@/lib/emulators/clerk/bapi/memberships";
import { organizationRoutes } from "@/lib/emulators/clerk/bapi/organizations";
import { sessionRoutes } from "@/lib/emulators/clerk/bapi/sessions";
import { userRoutes } from "@/lib/emulators/clerk/bapi/users";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { methodOf, readFields } from "@/lib/emulators/clerk/read-request";
import { findRoute } from "@/lib/emulators/clerk/router";
import { sendJson } from "@/lib/emulators/clerk/send-json";

const routes: BapiRoute[] = [
  ...instanceRoutes,
  ...userRoutes,
  ...organizationRoutes,
  ...membershipRoutes,
  ...invitationRoutes,
  ...sessionRoutes,
];

/** Clerk's Backend API: what Nika's server talks to with the secret key. */
export async function answerBapi(
  instance: Instance,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (!isSame(request.headers.authorization ?? "", `Bearer ${instance.secretKey}`))
    throw new ApiError(401, "clerk_key_invalid", "The provided Clerk Secret Key is invalid.");
  const method = methodOf(request, url.searchParams);
  const matched = findRoute(routes, method, url.pathname);
  if (!matched)
    throw new ApiError(404, "resource_not_found", `The Clerk stand-in has no ${method} ${url.pathname}`);
  const fields = method === "GET" ? {} : await readFields(request);
  const frontendUrl = `http://${request.headers.host}/fapi`;
  const call = { instance, params: matched.params, query: url.searchParams, fields, frontendUrl };
  const answer = await matched.answer(call);
  instance.save();
  sendJson(response, 200, answer);
}

const isSame = (given: string, wanted: string) => timingSafeEqual(digest(given), digest(wanted));
const digest = (value: string) => createHash("sha256").update(value).digest();
