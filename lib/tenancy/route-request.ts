import { publicSegments, signInSegments } from "./reserved-slugs";

export type Visit = {
  method: string;
  path: string;
  search: string;
  isSignedIn: boolean;
  /** The session token's claim; only "true" means that there is an organisation to work in. */
  isOnboarded: boolean;
};

const among = (segments: readonly string[], path: string) => segments.includes(path.split("/")[1] ?? "");

/** Pages that stay static and never meet Clerk: landing, giving, verifying, webhooks. */
export const isPublic = (path: string) => among(publicSegments, path);

/**
 * Where the middleware sends a visit, or null to let it through. A courtesy, not a lock: pages and verbs check
 * for themselves. A POST is never redirected, because its body would be lost.
 */
export function routeRequest({ method, path, search, isSignedIn, isOnboarded }: Visit): string | null {
  if (method !== "GET" && method !== "HEAD") return null;
  if (isPublic(path) || among(signInSegments, path)) return null;
  if (!isSignedIn) return `/sign-in?return=${encodeURIComponent(path + search)}`;
  if (path === "/dashboard" && !isOnboarded) return "/onboarding";
  return null;
}
