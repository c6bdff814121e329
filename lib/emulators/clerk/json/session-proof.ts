import type { Instance } from "@/lib/emulators/clerk/instance";
import { sessionJson } from "@/lib/emulators/clerk/json/session";
import { firstFactors, secondFactors } from "@/lib/emulators/clerk/json/sign-in";
import { verificationJson } from "@/lib/emulators/clerk/json/verification";
import type { Session, SessionProof, User } from "@/lib/emulators/clerk/state";

/** Clerk's "session_reverification": what is still to prove, and by what. */
export const sessionProofJson = (instance: Instance, session: Session, user: User, proof: SessionProof) => ({
  object: "session_reverification",
  id: `${session.id}_reverification`,
  status: proof.status,
  level: proof.level,
  session: sessionJson(instance, session, "browser"),
  supported_first_factors: firstFactors(user).filter(({ strategy }) => !strategy.startsWith("reset_")),
  supported_second_factors: user.isTotpVerified ? secondFactors(user) : null,
  first_factor_verification: verificationJson(proof.first),
  second_factor_verification: verificationJson(proof.second),
});
