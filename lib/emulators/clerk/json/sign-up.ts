import type { SignUp } from "@/lib/emulators/clerk/state";

export function signUpJson(signUp: SignUp) {
  const isComplete = signUp.status === "complete";
  const isVerified = signUp.verification?.status === "verified";
  const missing = [
    ...(signUp.email ? [] : ["email_address"]),
    ...(signUp.passwordHash || signUp.isFromProvider ? [] : ["password"]),
  ];
  return {
    object: "sign_up",
    id: signUp.id,
    status: signUp.status,
    required_fields: ["email_address", "password"],
    optional_fields: ["first_name", "last_name"],
    missing_fields: isComplete ? [] : missing,
    unverified_fields: signUp.email && !isVerified ? ["email_address"] : [],
    verifications: {
      email_address: emailVerification(signUp),
      phone_number: null,
      web3_wallet: null,
      external_account: null,
    },
    username: null,
    first_name: signUp.firstName,
    last_name: signUp.lastName,
    email_address: signUp.email,
    phone_number: null,
    web3_wallet: null,
    external_account: null,
    external_account_strategy: null,
    has_password: signUp.passwordHash !== null,
    unsafe_metadata: signUp.unsafeMetadata,
    public_metadata: {},
    custom_action: false,
    external_id: null,
    created_session_id: signUp.sessionId,
    created_user_id: signUp.userId,
    abandon_at: signUp.abandonAt,
    legal_accepted_at: null,
    locale: null,
  };
}

function emailVerification({ verification }: SignUp) {
  const isVerified = verification?.status === "verified";
  return {
    object: "verification",
    status: verification?.status ?? "unverified",
    strategy: "email_code",
    attempts: verification?.attempts ?? 0,
    expire_at: verification?.expireAt ?? null,
    verified_at_client: null,
    next_action: isVerified ? "" : verification ? "needs_attempt" : "needs_prepare",
    supported_strategies: ["email_code"],
  };
}
