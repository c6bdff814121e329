import type { Verification } from "@/lib/emulators/clerk/state";

export const verificationJson = (verification: Verification | null) =>
  verification && {
    object: "verification",
    status: verification.status,
    strategy: verification.strategy,
    attempts: verification.attempts,
    expire_at: verification.expireAt,
    verified_at_client: null,
  };
