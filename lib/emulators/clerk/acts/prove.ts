import { ApiError } from "@/lib/emulators/clerk/api-error";
import { type Fields, requiredText, text } from "@/lib/emulators/clerk/fields";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { passwordMatches } from "@/lib/emulators/clerk/password";
import type { User } from "@/lib/emulators/clerk/state";
import { isTotpCode } from "@/lib/emulators/clerk/totp";

/** How long a locked account stays locked. */
export const lockMilliseconds = 3_600_000;

/** Nobody signs in to a locked account, nor proves again who they are, however right the password. */
export function refuseLocked(instance: Instance, { lockedUntil = 0 }: User): void {
  const seconds = Math.ceil((lockedUntil - instance.now()) / 1_000);
  if (seconds <= 0) return;
  throw new ApiError(403, "user_locked", "Your account is locked.", undefined, {
    lockout_expires_in_seconds: seconds,
  });
}

export function checkPassword(instance: Instance, user: User, password: string): void {
  const wrong = [
    "form_password_incorrect",
    "Password is incorrect. Try again, or use another method.",
  ] as const;
  check(instance, user, passwordMatches(password, user.passwordHash), [...wrong, "password"]);
}

/** An authenticator's code, or a backup code, which works once. */
export function checkSecondFactor(instance: Instance, user: User, fields: Fields): void {
  const code = requiredText(fields, "code");
  const isBackup = text(fields, "strategy") === "backup_code";
  const isRight = isBackup
    ? user.backupCodes?.includes(code)
    : isTotpCode(user.totpSecret ?? "", code, instance.now());
  check(instance, user, isRight ?? false, ["form_code_incorrect", "Incorrect code", "code"]);
  if (isBackup) user.backupCodes = user.backupCodes!.filter((one) => one !== code);
}

function check(instance: Instance, user: User, isRight: boolean, [code, message, field]: string[]): void {
  refuseLocked(instance, user);
  if (isRight) {
    user.failedAttempts = 0;
    return;
  }
  user.failedAttempts = (user.failedAttempts ?? 0) + 1;
  if (user.failedAttempts >= instance.lockAfter) {
    user.failedAttempts = 0;
    user.lockedUntil = instance.now() + lockMilliseconds;
    refuseLocked(instance, user);
  }
  throw new ApiError(422, code!, message!, field);
}
