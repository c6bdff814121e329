import type { useSignIn } from "@clerk/nextjs";
import { type Fault, type FaultWords, faultOf } from "@/app/(auth)/_parts/fault";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";

type SignIn = ReturnType<typeof useSignIn>["signIn"];

/** Opens the session once every proof is in and leads on; says when a second proof is wanted first. */
export async function finishSignIn(
  signIn: SignIn,
  returnTo: string,
  faults: FaultWords,
): Promise<Fault | "second-factor" | null> {
  if (signIn.status === "complete") {
    const { error } = await signIn.finalize({ navigate: () => leaveTo(returnTo) });
    return error ? faultOf(error, faults) : null;
  }
  // A device that Clerk does not know yet is proved like a second factor.
  const wantsMore = signIn.status === "needs_second_factor" || signIn.status === "needs_client_trust";
  return wantsMore ? "second-factor" : { field: null, message: faults.another_step };
}
