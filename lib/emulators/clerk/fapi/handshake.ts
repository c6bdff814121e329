import { randomBytes } from "node:crypto";
import { findMembership } from "@/lib/emulators/clerk/acts/find";
import { currentSession } from "@/lib/emulators/clerk/acts/sessions";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import { clientOf, type FapiAnswer, type FapiCall, fapiRoute } from "@/lib/emulators/clerk/fapi/call";
import { handshakeCookies } from "@/lib/emulators/clerk/fapi/cookies";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { signJwt } from "@/lib/emulators/clerk/jwt";
import type { Session } from "@/lib/emulators/clerk/state";

export const handshakeRoutes = [fapiRoute("GET", "/v1/client/handshake", shakeHands)];

/** Sends the browser back to the page it came from with the cookies of its session, as a nonce or as a token. */
function shakeHands(call: FapiCall): FapiAnswer {
  const { instance, query } = call;
  const back = backTo(query.get("redirect_url"));
  const client = clientOf(call);
  const session = currentSession(instance, client);
  const wanted = query.get("organization_id");
  if (session && wanted !== null) chooseOrganization(instance, session, wanted);
  const cookies = handshakeCookies(instance, client, session, back.origin);
  if (query.get("format") === "nonce") {
    const nonce = randomBytes(16).toString("hex");
    instance.handshakes.set(nonce, cookies);
    setTimeout(() => instance.handshakes.delete(nonce), 60_000).unref();
    back.searchParams.set("__clerk_handshake_nonce", nonce);
  } else back.searchParams.set("__clerk_handshake", signJwt(instance.key, { handshake: cookies }));
  return { redirect: back.href };
}

function backTo(url: string | null): URL {
  if (url && URL.canParse(url)) return new URL(url);
  throw new ApiError(422, "form_param_missing", "redirect_url must be included.", "redirect_url");
}

function chooseOrganization({ state }: Instance, session: Session, wanted: string): void {
  const organization = Object.values(state.organizations).find(
    ({ id, slug }) => id === wanted || slug === wanted,
  );
  if (organization && findMembership(state, organization.id, session.userId))
    session.organizationId = organization.id;
  else if (!wanted) session.organizationId = null;
}
