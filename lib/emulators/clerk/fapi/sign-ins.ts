import { findUserByEmail, sessionsOfUser } from "@/lib/emulators/clerk/acts/find";
import { acceptInvitation, refuseClosedInvitation } from "@/lib/emulators/clerk/acts/invitations";
import { checkPassword, checkSecondFactor, refuseLocked } from "@/lib/emulators/clerk/acts/prove";
import { closeSession, liveSessions } from "@/lib/emulators/clerk/acts/sessions";
import { spendSignInToken } from "@/lib/emulators/clerk/acts/sign-in-tokens";
import { changeUser } from "@/lib/emulators/clerk/acts/users";
import { checkCode, sendCode } from "@/lib/emulators/clerk/acts/verify-code";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import { clientOf, type FapiAnswer, type FapiCall, fapiRoute } from "@/lib/emulators/clerk/fapi/call";
import { enter, enterOrAskForMore } from "@/lib/emulators/clerk/fapi/enter";
import { attemptPasskey, challengePasskey } from "@/lib/emulators/clerk/fapi/passkeys";
import { requiredText, text } from "@/lib/emulators/clerk/fields";
import { signInJson } from "@/lib/emulators/clerk/json/sign-in";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import { hashPassword } from "@/lib/emulators/clerk/password";
import type { SignIn, User } from "@/lib/emulators/clerk/state";
import { readTicket } from "@/lib/emulators/clerk/ticket";

export const signInRoutes = [
  fapiRoute("POST", "/v1/client/sign_ins", startSignIn),
  fapiRoute("GET", "/v1/client/sign_ins/:signIn", (call) => show(call, currentSignIn(call))),
  fapiRoute("POST", "/v1/client/sign_ins/:signIn/prepare_first_factor", prepareFirstFactor),
  fapiRoute("POST", "/v1/client/sign_ins/:signIn/attempt_first_factor", attemptFirstFactor),
  fapiRoute("POST", "/v1/client/sign_ins/:signIn/attempt_second_factor", attemptSecondFactor),
  fapiRoute("POST", "/v1/client/sign_ins/:signIn/reset_password", resetPassword),
];

const mailedStrategies = ["email_code", "reset_password_email_code"];

function startSignIn(call: FapiCall): FapiAnswer {
  const client = clientOf(call);
  if (liveSessions(call.instance, client).length > 0)
    throw new ApiError(400, "session_exists", "You're already signed in.");
  const identifier = text(call.fields, "identifier");
  client.signIn = null;
  const signIn: SignIn = {
    id: newClerkId("sia"),
    status: "needs_identifier",
    identifier,
    userId: null,
    verification: null,
    sessionId: null,
    abandonAt: call.instance.now() + 86_400_000,
  };
  const strategy = text(call.fields, "strategy");
  if (strategy === "ticket") signInByTicket(call, signIn);
  else if (strategy === "passkey") challengePasskey(call, signIn);
  else if (strategy?.startsWith("oauth_")) goToProvider(call, signIn, strategy);
  else if (text(call.fields, "transfer")) takeFromSignUp(call, signIn);
  else if (identifier) identify(call, signIn, identifier);
  client.signIn = signIn;
  return show(call, signIn);
}

function identify(call: FapiCall, signIn: SignIn, identifier: string): void {
  const user = findUserByEmail(call.instance.state, identifier);
  if (!user)
    throw new ApiError(422, "form_identifier_not_found", "Couldn't find your account.", "identifier");
  refuseLocked(call.instance, user);
  signIn.userId = user.id;
  signIn.status = "needs_first_factor";
  const password = text(call.fields, "password");
  if (password) enterWithPassword(call, signIn, user, password);
}

/** An invitation joins the person as it signs in; a sign-in token only signs in. Both work once. */
function signInByTicket(call: FapiCall, signIn: SignIn): void {
  const { instance } = call;
  const { kind, sourceId } = readTicket(instance, requiredText(call.fields, "ticket"));
  if (kind === "sign_in_token") {
    enterOrAskForMore(call, signIn, spendSignInToken(instance, sourceId));
    return;
  }
  const invitation = found(instance.state.invitations[sourceId], "Invitation");
  refuseClosedInvitation(instance, invitation);
  const user = findUserByEmail(instance.state, invitation.email);
  if (!user) throw new ApiError(422, "form_identifier_not_found", "Couldn't find your account.", "ticket");
  acceptInvitation(instance, invitation, user.id);
  enterOrAskForMore(call, signIn, user, invitation.organizationId);
}

function goToProvider(call: FapiCall, signIn: SignIn, strategy: string): void {
  const startUrl = `${call.origin}/__clerk/v1/oauth_stand_in`;
  signIn.provider = { strategy, startUrl, redirectUrl: requiredText(call.fields, "redirect_url") };
}

/** Somebody who began to sign up has an account already. */
function takeFromSignUp(call: FapiCall, signIn: SignIn): void {
  const email = clientOf(call).signUp?.email;
  enterOrAskForMore(
    call,
    signIn,
    found(email ? findUserByEmail(call.instance.state, email) : null, "Account"),
  );
}

function prepareFirstFactor(call: FapiCall): FapiAnswer {
  const signIn = currentSignIn(call);
  const user = userOf(call, signIn);
  const strategy = requiredText(call.fields, "strategy");
  const email = user.emails[0];
  if (!email || !mailedStrategies.includes(strategy))
    throw new ApiError(
      422,
      "strategy_for_user_invalid",
      "The strategy is not valid for this account.",
      "strategy",
    );
  signIn.verification = sendCode(call.instance, email.address, strategy);
  return show(call, signIn);
}

function attemptFirstFactor(call: FapiCall): FapiAnswer {
  const signIn = currentSignIn(call);
  const strategy = requiredText(call.fields, "strategy");
  if (strategy === "passkey") {
    attemptPasskey(call, signIn);
    return show(call, signIn);
  }
  const user = userOf(call, signIn);
  if (strategy === "password") {
    enterWithPassword(call, signIn, user, requiredText(call.fields, "password"));
    return show(call, signIn);
  }
  const verification = signIn.verification?.strategy === strategy ? signIn.verification : null;
  checkCode(call.instance, verification, text(call.fields, "code"));
  if (strategy === "reset_password_email_code") signIn.status = "needs_new_password";
  else enterOrAskForMore(call, signIn, user);
  return show(call, signIn);
}

function attemptSecondFactor(call: FapiCall): FapiAnswer {
  const signIn = currentSignIn(call);
  const user = userOf(call, signIn);
  if (signIn.status !== "needs_second_factor")
    throw new ApiError(400, "verification_missing", "Prove the first factor first.");
  checkSecondFactor(call.instance, user, call.fields);
  enter(call, signIn, user, signIn.organizationId).secondFactorAt = call.instance.now();
  return show(call, signIn);
}

function resetPassword(call: FapiCall): FapiAnswer {
  const signIn = currentSignIn(call);
  if (signIn.status !== "needs_new_password")
    throw new ApiError(400, "verification_missing", "Prove the email address first.");
  const user = userOf(call, signIn);
  changeUser(call.instance, user, { passwordHash: hashPassword(requiredText(call.fields, "password")) });
  if (text(call.fields, "sign_out_of_other_sessions") === "true")
    for (const session of sessionsOfUser(call.instance.state, user.id))
      if (session.status === "active") closeSession(call.instance, session, "revoked");
  enterOrAskForMore(call, signIn, user);
  return show(call, signIn);
}

function enterWithPassword(call: FapiCall, signIn: SignIn, user: User, password: string): void {
  checkPassword(call.instance, user, password);
  enterOrAskForMore(call, signIn, user);
}

function currentSignIn({ client, params, instance }: FapiCall): SignIn {
  const signIn = client?.signIn;
  if (!signIn || signIn.id !== params.signIn || signIn.abandonAt <= instance.now())
    throw new ApiError(404, "resource_not_found", "No sign in was found");
  return signIn;
}

const userOf = (call: FapiCall, signIn: SignIn) =>
  found(signIn.userId ? call.instance.state.users[signIn.userId] : null, "Account");

const show = (call: FapiCall, signIn: SignIn): FapiAnswer => ({
  resource: signInJson(call.instance, signIn),
});
