type Rule = {
  source: string;
  has?: { type: "header"; key: string; value: string }[];
  headers: { key: string; value: string }[];
};

const unused = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
].concat(["microphone", "midi", "payment", "usb"]);

const kept = ["give", "verify", "link-ended", "_next", "fonts", "licences", "pictures"];

const everywhere = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": unused.map((feature) => `${feature}=()`).join(", "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

const rule = (source: string, headers: Record<string, string>): Rule => ({
  source,
  headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
});

/**
 * What every answer says to the browser; the last rule that fits a header counts. Content-Security-Policy comes from
 * the middleware and, for static pages, from the page cache.
 */
export const securityHeaders: Rule[] = [
  rule("/:path*", everywhere),
  // Over plain HTTP the header must not be sent (RFC 6797, 7.2). The proxy in front says how the visitor came.
  {
    ...rule("/:path*", { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
    has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
  },
  rule("/api/:path*", {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
  }),
  // Whatever is not public and static is kept by nobody, a 404 included.
  rule(`/((?!(?:${kept.join("|")})(?:/|$)|[^?]*\\.).+)`, { "Cache-Control": "private, no-store" }),
  // Signing out leaves nothing behind in the browser. Cookies are Clerk's to end: it needs them to end the session.
  rule("/sign-out", { "Clear-Site-Data": '"cache", "storage"' }),
  rule("/give/:organization/:campaign/qr", {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  }),
  // An address that opens somebody's paper or gift goes to nobody else. PayFast's page is told the origin at most.
  ...["/verify/:path*", "/my/:path*", "/download/:path*"].map((source) =>
    rule(source, { "Referrer-Policy": "no-referrer" }),
  ),
  ...["pay", "thanks"].map((page) =>
    rule(`/give/:organization/:campaign/${page}/:token`, { "Referrer-Policy": "same-origin" }),
  ),
];
