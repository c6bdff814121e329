import { acceptInvitation, refuseClosedInvitation } from "@/lib/emulators/clerk/acts/invitations";
import { liveSessions, openSession } from "@/lib/emulators/clerk/acts/sessions";
import { createUser, refuseTakenAddress } from "@/lib/emulators/clerk/acts/users";
import { checkCode, sendCode } from "@/lib/emulators/clerk/acts/verify-code";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import { clientOf, type FapiAnswer, type FapiCall, fapiRoute } from "@/lib/emulators/clerk/fapi/call";
import { emailAddress, metadata, requiredText, text } from "@/lib/emulators/clerk/fields";
import { signUpJson } from "@/lib/emulators/clerk/json/sign-up";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import { hashPassword } from "@/lib/emulators/clerk/password";
import type { SignUp } from "@/lib/emulators/clerk/state";
import { readTicket } from "@/lib/emulators/clerk/ticket";

export const signUpRoutes = [
  fapiRoute("POST", "/v1/client/sign_ups", startSignUp),
  fapiRoute("GET", "/v1/client/sign_ups/:signUp", (call) => ({ resource: signUpJson(currentSignUp(call)) })),
  fapiRoute("PATCH", "/v1/client/sign_ups/:signUp", (call) => {
    const signUp = currentSignUp(call);
    fillIn(call, signUp);
    return completeWhenReady(call, signUp);
  }),
  fapiRoute("POST", "/v1/client/sign_ups/:signUp/prepare_verification", prepareVerification),
  fapiRoute("POST", "/v1/client/sign_ups/:signUp/attempt_verification", (call) => {
    const signUp = currentSignUp(call);
    if (signUp.status === "complete")
      throw new ApiError(
        400,
        "verification_already_verified",
        "This verification has already been verified.",
      );
    checkCode(call.instance, signUp.verification, text(call.fields, "code"));
    return completeWhenReady(call, signUp);
  }),
];

function startSignUp(call: FapiCall): FapiAnswer {
  const client = clientOf(call);
  if (liveSessions(call.instance, client).length > 0)
    throw new ApiError(400, "session_exists", "You're already signed in.");
  if (client.asksForProof && !text(call.fields, "captcha_token"))
    throw new ApiError(400, "captcha_missing_token", "The CAPTCHA token is missing.");
  const signUp: SignUp = {
    id: newClerkId("sua"),
    status: "missing_requirements",
    email: null,
    passwordHash: null,
    firstName: null,
    lastName: null,
    unsafeMetadata: {},
    verification: null,
    invitationId: null,
    sessionId: null,
    userId: null,
    abandonAt: call.instance.now() + 86_400_000,
  };
  fillIn(call, signUp);
  client.signUp = signUp;
  return completeWhenReady(call, signUp);
}

function fillIn(call: FapiCall, signUp: SignUp): void {
  const { instance, fields } = call;
  if (text(fields, "strategy") === "ticket") fillInFromTicket(call, signUp);
  if (text(fields, "transfer")) fillInFromProvider(call, signUp);
  const email = text(fields, "email_address");
  if (email && emailAddress(email) !== signUp.email) {
    refuseTakenAddress(instance, email);
    signUp.email = emailAddress(email);
    signUp.verification = null;
  }
  const password = text(fields, "password");
  if (password) signUp.passwordHash = hashPassword(password);
  signUp.firstName = text(fields, "first_name") ?? signUp.firstName;
  signUp.lastName = text(fields, "last_name") ?? signUp.lastName;
  signUp.unsafeMetadata = metadata(fields, "unsafe_metadata") ?? signUp.unsafeMetadata;
}

/** Who holds the link has the inbox: the address counts as verified. */
function fillInFromTicket({ instance, fields }: FapiCall, signUp: SignUp): void {
  const { kind, sourceId } = readTicket(instance, requiredText(fields, "ticket"));
  if (kind !== "organization_invitation")
    throw new ApiError(400, "ticket_invalid_code", "Ticket is invalid", "ticket");
  const invitation = found(instance.state.invitations[sourceId], "Invitation");
  refuseClosedInvitation(instance, invitation);
  refuseTakenAddress(instance, invitation.email);
  signUp.invitationId = invitation.id;
  signUp.email = invitation.email;
  const expireAt = instance.now() + 600_000;
  signUp.verification = { strategy: "ticket", status: "verified", attempts: 1, expireAt };
}

/** The provider has proved the address already. */
function fillInFromProvider({ instance, client }: FapiCall, signUp: SignUp): void {
  const email = found(client?.signIn?.provider?.email, "Sign in");
  refuseTakenAddress(instance, email);
  signUp.email = email;
  signUp.isFromProvider = true;
  const expireAt = instance.now() + 600_000;
  signUp.verification = { strategy: "from_oauth", status: "verified", attempts: 1, expireAt };
}

function prepareVerification(call: FapiCall): FapiAnswer {
  const signUp = currentSignUp(call);
  if (!signUp.email)
    throw new ApiError(422, "form_param_missing", "email_address must be included.", "email_address");
  signUp.verification = sendCode(call.instance, signUp.email, "email_code");
  return { resource: signUpJson(signUp) };
}

function completeWhenReady(call: FapiCall, signUp: SignUp): FapiAnswer {
  const { instance } = call;
  const isProved = signUp.passwordHash || signUp.isFromProvider;
  const isReady = signUp.email && isProved && signUp.verification?.status === "verified";
  if (isReady && signUp.status !== "complete") {
    const { firstName, lastName, passwordHash, unsafeMetadata } = signUp;
    const given = { firstName, lastName, passwordHash, unsafeMetadata };
    const user = createUser(instance, { emails: [signUp.email!], ...given });
    const session = openSession(instance, clientOf(call), user, call.origin);
    Object.assign(signUp, { status: "complete", userId: user.id, sessionId: session.id });
    const invitation = signUp.invitationId && instance.state.invitations[signUp.invitationId];
    if (invitation) {
      acceptInvitation(instance, invitation, user.id);
      session.organizationId = invitation.organizationId;
    }
  }
  return { resource: signUpJson(signUp) };
}

function currentSignUp({ client, params, instance }: FapiCall): SignUp {
  const signUp = client?.signUp;
  if (!signUp || signUp.id !== params.signUp || signUp.abandonAt <= instance.now())
    throw new ApiError(404, "resource_not_found", "No sign up was found");
  return signUp;
}
