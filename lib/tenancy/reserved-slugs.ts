/** First segments of addresses that anybody may open without being asked who they are. */
export const publicSegments = [
  "",
  "give",
  "verify",
  "download",
  "link-ended",
  "api",
  "fonts",
  "licences",
  "pictures",
] as const;

/** Pages for signing in; Clerk runs there, and nobody is turned away. */
export const signInSegments = [
  "sign-in",
  "sign-up",
  "sign-out",
  "forgot-password",
  "accept-invitation",
] as const;

const privateSegments = ["account", "closed", "dashboard", "my", "onboarding", "operator"] as const;

/** Words that mean something else, now or later, so no organisation may have them as its address. */
const kept = [
  "about",
  "admin",
  "af",
  "app",
  "assets",
  "blog",
  "clerk",
  "community",
  "contact",
  "docs",
  "donate",
  "en",
  "finance",
  "help",
  "images",
  "login",
  "logout",
  "nika",
  "pricing",
  "privacy",
  "public",
  "register",
  "robots",
  "security",
  "settings",
  "shop",
  "sitemap",
  "static",
  "status",
  "support",
  "terms",
  "thanks",
  "well-known",
  "www",
  "zu",
] as const;

export const reservedSlugs: ReadonlySet<string> = new Set([
  ...publicSegments,
  ...signInSegments,
  ...privateSegments,
  ...kept,
]);
