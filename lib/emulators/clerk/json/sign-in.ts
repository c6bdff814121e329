import type { Instance } from "@/lib/emulators/clerk/instance";
import { imageUrl } from "@/lib/emulators/clerk/json/image-url";
import { verificationJson } from "@/lib/emulators/clerk/json/verification";
import type { SignIn, User } from "@/lib/emulators/clerk/state";

export function signInJson(instance: Instance, signIn: SignIn) {
  const user = signIn.userId ? instance.state.users[signIn.userId] : undefined;
  return {
    object: "sign_in",
    id: signIn.id,
    status: signIn.status,
    supported_identifiers: ["email_address"],
    identifier: signIn.identifier,
    user_data: user && userData(user),
    supported_first_factors: user ? firstFactors(user) : [],
    supported_second_factors: user?.isTotpVerified ? secondFactors(user) : [],
    first_factor_verification: firstProof(signIn),
    second_factor_verification: null,
    created_session_id: signIn.sessionId,
    abandon_at: signIn.abandonAt,
  };
}

function firstProof({ provider, status, challengeOptions, verification }: SignIn) {
  if (provider) return providerJson(provider, status === "needs_identifier");
  if (challengeOptions)
    return {
      object: "verification",
      status: "unverified",
      strategy: "passkey",
      nonce: JSON.stringify(challengeOptions),
    };
  return verificationJson(verification);
}

export function firstFactors(user: User) {
  const email = user.emails[0];
  if (!email) return [];
  const mailed = { email_address_id: email.id, safe_identifier: email.address, primary: true };
  return [
    ...(user.passwordHash ? [{ strategy: "password" }] : []),
    { strategy: "email_code", ...mailed },
    ...(user.passwordHash ? [{ strategy: "reset_password_email_code", ...mailed }] : []),
  ];
}

export const secondFactors = ({ backupCodes = [] }: User) => [
  { strategy: "totp" },
  ...(backupCodes.length > 0 ? [{ strategy: "backup_code" }] : []),
];

function providerJson(provider: NonNullable<SignIn["provider"]>, isOpen: boolean) {
  const { strategy, startUrl, outcome } = provider;
  return {
    object: "verification",
    status: outcome?.status ?? (isOpen ? "unverified" : "verified"),
    strategy,
    external_verification_redirect_url: outcome ? null : startUrl,
    error: outcome ? { code: outcome.code, message: outcome.code, long_message: outcome.code } : null,
    attempts: 0,
    expire_at: null,
    verified_at_client: null,
  };
}

const userData = (user: User) => ({
  first_name: user.firstName,
  last_name: user.lastName,
  image_url: imageUrl(user.id),
  has_image: false,
});
