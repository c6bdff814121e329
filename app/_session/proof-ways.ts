import type { SessionVerificationResource } from "@clerk/shared/types";

/** By what somebody can prove who they are, in the order in which we offer it. */
const proofWays = ["password", "email_code", "totp", "phone_code", "passkey", "backup_code"] as const;
export type ProofWay = (typeof proofWays)[number];

/** A way, and where its code is sent. */
export type OfferedWay = { way: ProofWay; to: string; id: string | null };

type Factor = {
  strategy: string;
  safeIdentifier?: string;
  emailAddressId?: string;
  phoneNumberId?: string;
};

/** What Clerk takes as the next step of a proof; empty where it wants something that Nika has no screen for. */
export function offeredWays(
  proof: Pick<SessionVerificationResource, "status" | "supportedFirstFactors" | "supportedSecondFactors">,
): OfferedWay[] {
  if (proof.status === "complete") return [];
  const isFirst = proof.status === "needs_first_factor";
  const factors = ((isFirst ? proof.supportedFirstFactors : proof.supportedSecondFactors) ?? []) as Factor[];
  return proofWays.flatMap((way) => {
    const factor = factors.find(({ strategy }) => strategy === way);
    if (!factor) return [];
    const { safeIdentifier: to = "", emailAddressId, phoneNumberId } = factor;
    return [{ way, to, id: emailAddressId ?? phoneNumberId ?? null }];
  });
}

/** Whether a code has to be sent first. */
export const isSent = (way: ProofWay) => way === "email_code" || way === "phone_code";
