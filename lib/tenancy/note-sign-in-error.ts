import { logEvent } from "@/lib/log";
import { countUp } from "@/lib/telemetry/count";
import { type Limit, mayAgain } from "./rate-limit";

const perAddress: Limit = { name: "sign-in-errors", times: 60, seconds: 3600 };

/** Counts a refused attempt to sign in or up; a page that somebody has it repeat for ever no longer counts. */
export async function noteSignInError(reason: string, from: string | null): Promise<void> {
  if (!(await mayAgain(perAddress, from ?? "an unknown address"))) return;
  countUp("nika_sign_in_errors", { reason });
  logEvent("auth.sign-in-refused", { reason });
}
