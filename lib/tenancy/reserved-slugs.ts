/** First segments of addresses that anybody may open without being asked who they are. */
export const publicSegments = [
  "",
  "give",
  "verify",
  "download",
  "link-ended",
  "af",
  "zu",
  "api",
  "fonts",
  "licences",
  "pictures",
  "about",
  "privacy",
  "terms",
  "contact",
  "help",
  "pricing",
  "status",
] as const;

/** Pages for signing in; Clerk runs there, and nobody is turned away. */
export const signInSegments = [
  "sign-in",
  "sign-up",
  "sign-out",
  "forgot-password",
  "accept-invitation",
] as const;

const privateSegments = ["dashboard", "onboarding", "closed", "my", "operator"] as const;

/** Words that mean something else, now or later, so no organisation may have them as its address. */
const kept = [
  "admin",
  "app",
  "assets",
  "blog",
  "clerk",
  "community",
  "docs",
  "donate",
  "en",
  "finance",
  "images",
  "login",
  "logout",
  "nika",
  "public",
  "register",
  "robots",
  "security",
  "settings",
  "shop",
  "sitemap",
  "static",
  "support",
  "thanks",
  "well-known",
  "www",
] as const;

export const reservedSlugs: ReadonlySet<string> = new Set([
  ...publicSegments,
  ...signInSegments,
  ...privateSegments,
  ...kept,
]);
