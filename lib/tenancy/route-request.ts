import { publicSegments, signInSegments } from "./reserved-slugs";

export type Visit = {
  method: string;
  path: string;
  search: string;
  isSignedIn: boolean;
  /** A page load, which Clerk can renew a token for; false for what a page's own script fetches. */
  isDocument: boolean;
  /** The session token's claim; only "true" means that there is an organisation to work in. */
  isOnboarded: boolean;
};

const among = (segments: readonly string[], path: string) => segments.includes(path.split("/")[1] ?? "");

/** Pages that stay static and never meet Clerk: landing, giving, verifying, webhooks. */
export const isPublic = (path: string) => among(publicSegments, path);

/** Public, and yet no static page: it answers one question, or a form that was sent. It needs a nonce. */
export const isMadeForEachVisit = (method: string, path: string) =>
  !path.startsWith("/api/") &&
  (!isReading(method) || !/^\/(?:verify|give\/[^/]+(?:\/[^/]+)?)?\/?$/.test(path));

const isReading = (method: string) => method === "GET" || method === "HEAD";

/** As Clerk tells them apart: a browser says what it fetches for; others ask for HTML. */
export function isDocument(headers: Headers): boolean {
  const destination = headers.get("sec-fetch-dest");
  if (destination) return destination === "document" || destination === "iframe";
  return headers.get("accept")?.startsWith("text/html") ?? false;
}

export type Route = "go-on" | "load-as-page" | { to: string };

/**
 * What the middleware does with a visit. A courtesy, not a lock: pages and verbs check for themselves. A POST is
 * never redirected, because its body would be lost. A fetch whose token has run out is refused: Next.js then loads
 * the page as a document, and on the way Clerk renews the token of whoever is signed in still.
 */
export function routeRequest(visit: Visit): Route {
  const { method, path, search, isSignedIn, isDocument, isOnboarded } = visit;
  if (!isReading(method)) return "go-on";
  if (isPublic(path) || among(signInSegments, path)) return "go-on";
  if (!isSignedIn && !isDocument) return "load-as-page";
  if (!isSignedIn) return { to: `/sign-in?return=${encodeURIComponent(path + search)}` };
  if (path === "/dashboard" && !isOnboarded) return { to: "/onboarding" };
  return "go-on";
}
