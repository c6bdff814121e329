import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import { ApiError } from "@/lib/emulators/clerk/api-error";

/** Checks Clerk's default rule (8 to 72 characters) and returns what is kept: a salt and a scrypt hash. */
export function hashPassword(password: string, paramName = "password"): string {
  if (password.length < 8)
    throw new ApiError(
      422,
      "form_password_length_too_short",
      "Passwords must be 8 characters or more.",
      paramName,
    );
  if (password.length > 72)
    throw new ApiError(
      422,
      "form_password_length_too_long",
      "Passwords must be 72 characters or less.",
      paramName,
    );
  const salt = randomBytes(8).toString("hex");
  return `${salt}:${scryptSync(password, salt, 32).toString("hex")}`;
}

export function passwordMatches(password: string | null, kept: string | null): boolean {
  const [salt, hash] = kept?.split(":") ?? [];
  if (!password || !salt || !hash) return false;
  return timingSafeEqual(scryptSync(password, salt, 32), Buffer.from(hash, "hex"));
}
