import { isLive } from "@/lib/emulators/clerk/acts/find";
import { closeSession } from "@/lib/emulators/clerk/acts/sessions";
import { createSignInToken } from "@/lib/emulators/clerk/acts/sign-in-tokens";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import { type BapiCall, bapiRoute } from "@/lib/emulators/clerk/bapi/call";
import { requiredText } from "@/lib/emulators/clerk/fields";
import { touch } from "@/lib/emulators/clerk/instance";
import { listJson } from "@/lib/emulators/clerk/json/list";
import { sessionJson } from "@/lib/emulators/clerk/json/session";
import { signInTokenJson } from "@/lib/emulators/clerk/json/sign-in-token";
import { sessionToken } from "@/lib/emulators/clerk/session-token";
import type { Session, SignInToken } from "@/lib/emulators/clerk/state";
import { newTicket } from "@/lib/emulators/clerk/ticket";

export const sessionRoutes = [
  bapiRoute("GET", "/v1/sessions", (call) => {
    const { user_id, client_id, status } = Object.fromEntries(call.query);
    const all = Object.values(call.instance.state.sessions).filter(
      (session) =>
        (!user_id || session.userId === user_id) &&
        (!client_id || session.clientId === client_id) &&
        (!status || session.status === status),
    );
    return listJson(all, call.query, (session) => show(call, session));
  }),
  bapiRoute("GET", "/v1/sessions/:session", (call) => show(call, sessionOf(call))),
  bapiRoute("POST", "/v1/sessions/:session/revoke", (call) =>
    show(call, closeSession(call.instance, sessionOf(call), "revoked")),
  ),
  bapiRoute("POST", "/v1/sessions/:session/tokens", (call) => {
    const session = sessionOf(call);
    if (!isLive(session, call.instance.now()))
      throw new ApiError(404, "resource_not_found", "Session not found");
    return { object: "token", jwt: sessionToken(call.instance, session) };
  }),
  bapiRoute("POST", "/v1/sign_in_tokens", (call) => {
    const user = found(call.instance.state.users[requiredText(call.fields, "user_id")], "User");
    const seconds = Number(call.fields.expires_in_seconds ?? 2_592_000);
    return showToken(call, createSignInToken(call.instance, user, seconds));
  }),
  bapiRoute("POST", "/v1/sign_in_tokens/:token/revoke", (call) => {
    const token = found(call.instance.state.signInTokens[call.params.token!], "Sign in token");
    token.status = "revoked";
    touch(call.instance, token);
    return showToken(call, token);
  }),
];

const sessionOf = (call: BapiCall) => found(call.instance.state.sessions[call.params.session!], "Session");

const show = (call: BapiCall, session: Session) => sessionJson(call.instance, session, "server");

const showToken = (call: BapiCall, token: SignInToken) =>
  signInTokenJson(
    token,
    newTicket(call.instance, "sign_in_token", token.id, token.expiresAt),
    call.frontendUrl,
  );
