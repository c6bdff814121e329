import { ApiError } from "@/lib/emulators/clerk/api-error";
import type { Instance } from "@/lib/emulators/clerk/instance";
import type { Verification } from "@/lib/emulators/clerk/state";

/** Clerk's own test code. */
const fixedCode = "424242";
const codeMinutes = 10;
const attemptsLimit = 3;

/** Mails the code; it is good for ten minutes and three tries. */
export function sendCode(instance: Instance, address: string, strategy: string): Verification {
  instance.mail.send(address, `${fixedCode} is your verification code`, [
    `Your verification code for Nika is ${fixedCode}.`,
    `It works for ${codeMinutes} minutes. If you did not ask for it, ignore this mail.`,
  ]);
  return { strategy, status: "unverified", attempts: 0, expireAt: instance.now() + codeMinutes * 60_000 };
}

/** Marks the verification as verified, or counts the try and refuses in Clerk's words. */
export function checkCode(instance: Instance, verification: Verification | null, code: string | null): void {
  if (!verification)
    throw new ApiError(400, "verification_missing", "No verification code has been sent.", "code");
  if (verification.attempts >= attemptsLimit) verification.status = "failed";
  else if (verification.expireAt <= instance.now()) verification.status = "expired";
  if (verification.status === "failed")
    throw new ApiError(400, "verification_failed", "Too many failed attempts. Ask for a new code.", "code");
  if (verification.status === "expired")
    throw new ApiError(400, "verification_expired", "The code has expired. Ask for a new one.", "code");
  verification.attempts++;
  if (code !== fixedCode) throw new ApiError(422, "form_code_incorrect", "Incorrect code", "code");
  verification.status = "verified";
}
