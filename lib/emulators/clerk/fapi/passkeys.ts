import { randomBytes } from "node:crypto";
import { changeUser } from "@/lib/emulators/clerk/acts/users";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import {
  type FapiAnswer,
  type FapiCall,
  fapiRoute,
  provedLately,
  signedIn,
} from "@/lib/emulators/clerk/fapi/call";
import { enterOrAskForMore } from "@/lib/emulators/clerk/fapi/enter";
import { requiredText } from "@/lib/emulators/clerk/fields";
import { deletedJson } from "@/lib/emulators/clerk/json/deleted";
import { passkeyJson } from "@/lib/emulators/clerk/json/passkey";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { Passkey, SignIn, User } from "@/lib/emulators/clerk/state";
import { type Credential, hasSigned, newPublicKey } from "@/lib/emulators/clerk/webauthn";

/** A person's own passkeys; signing in with one is below. */
export const passkeyRoutes = [
  fapiRoute("POST", "/v1/me/passkeys", beginPasskey),
  fapiRoute("POST", "/v1/me/passkeys/:passkey/attempt_verification", keepPasskey),
  fapiRoute("DELETE", "/v1/me/passkeys/:passkey", removePasskey),
];

const newChallenge = () => randomBytes(32).toString("base64url");
const hostOf = ({ origin }: FapiCall) => new URL(origin).hostname;
const made = (user: User) => (user.passkeys ?? []).filter(({ publicKey }) => publicKey);
const id = (text: string) => Buffer.from(text).toString("base64url");

function beginPasskey(call: FapiCall): FapiAnswer {
  const { user } = provedLately(call);
  const now = call.instance.now();
  const passkey: Passkey = {
    id: newClerkId("passkey"),
    credentialId: null,
    publicKey: null,
    challenge: newChallenge(),
    lastUsedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  user.passkeys = [...made(user), passkey];
  const name = user.emails[0]?.address ?? "";
  const options = {
    rp: { id: hostOf(call), name: "Nika" },
    user: { id: id(user.id), name, displayName: name },
    challenge: passkey.challenge,
    pubKeyCredParams: [{ type: "public-key", alg: -7 }],
    timeout: 60_000,
    excludeCredentials: made(user).map((one) => ({ type: "public-key", id: one.credentialId })),
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    attestation: "none",
  };
  return { resource: passkeyJson(passkey, options) };
}

function keepPasskey(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const passkey = ownPasskey(call, user);
  const credential = credentialIn(call);
  const publicKey = newPublicKey(credential, { challenge: passkey.challenge, origin: call.origin });
  if (!publicKey) throw refusal();
  Object.assign(passkey, { publicKey, credentialId: credential.id });
  changeUser(call.instance, user, {});
  return { resource: passkeyJson(passkey) };
}

function removePasskey(call: FapiCall): FapiAnswer {
  const { user } = provedLately(call);
  const passkey = ownPasskey(call, user);
  changeUser(call.instance, user, { passkeys: made(user).filter((one) => one !== passkey) });
  return { resource: deletedJson("passkey", passkey.id) };
}

/** Asks the browser for any key that it has for this site: who it is shows in the answer. */
export function challengePasskey(call: FapiCall, signIn: SignIn): void {
  signIn.status = "needs_first_factor";
  signIn.challengeOptions = {
    challenge: newChallenge(),
    rpId: hostOf(call),
    allowCredentials: [],
    userVerification: "required",
    timeout: 60_000,
  };
}

export function attemptPasskey(call: FapiCall, signIn: SignIn): void {
  const credential = credentialIn(call);
  const { users } = call.instance.state;
  const owner = Object.values(users).find((user) => keyOf(user, credential));
  const passkey = owner && keyOf(owner, credential);
  if (!passkey)
    throw new ApiError(
      422,
      "passkey_not_registered",
      "This passkey is not registered.",
      "public_key_credential",
    );
  const { challenge = "" } = signIn.challengeOptions ?? {};
  if (!hasSigned(credential, passkey.publicKey!, { challenge, origin: call.origin })) throw refusal();
  passkey.lastUsedAt = call.instance.now();
  enterOrAskForMore(call, signIn, owner);
}

const keyOf = (user: User, { id }: Credential) => made(user).find(({ credentialId }) => credentialId === id);

const ownPasskey = ({ params }: FapiCall, { passkeys = [] }: User) =>
  found(
    passkeys.find((one) => one.id === params.passkey),
    "Passkey",
  );

const credentialIn = ({ fields }: FapiCall): Credential =>
  JSON.parse(requiredText(fields, "public_key_credential"));

const refusal = () =>
  new ApiError(
    422,
    "form_param_value_invalid",
    "The passkey could not be verified.",
    "public_key_credential",
  );
