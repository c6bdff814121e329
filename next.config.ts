import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

// A static page can hold no nonce, and Next.js writes its data as inline scripts; everything else comes from here
// alone, and nobody may frame a page that takes money. `next dev` needs more than this.
const publicPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
const publicPages = process.env.NODE_ENV === "production" ? ["/", "/give/:path*", "/verify/:path*"] : [];

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` and `npm test` run tsc over the whole project, tests included.
  typescript: { ignoreBuildErrors: true },
  // Pages made at run time stay in memory: .next then holds no page of another database (tests, a reset demo).
  experimental: { isrFlushToDisk: false },
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
    ...publicPages.map((source) => ({
      source,
      headers: [{ key: "Content-Security-Policy", value: publicPolicy }],
    })),
    // An address that opens somebody's paper goes to nobody else.
    ...["/verify/:path*", "/my/:path*", "/download/:path*"].map((source) => ({
      source,
      headers: [{ key: "Referrer-Policy", value: "no-referrer" }],
    })),
  ],
  serverExternalPackages: ["pg", "pg-boss", "fontkit", "pdf-lib", "pino"],
};

export default withNextIntl(config);
