import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` and `npm test` run tsc over the whole project, tests included.
  typescript: { ignoreBuildErrors: true },
  // Gives each static page its Content-Security-Policy; the middleware gives every other page its own.
  cacheHandler: fileURLToPath(new URL("app/(site)/_policy/page-cache.mjs", import.meta.url)),
  // Pages made at run time stay in memory: .next then holds no page of another database (tests, a reset demo).
  experimental: { isrFlushToDisk: false },
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
    // An address that opens somebody's paper goes to nobody else.
    ...["/verify/:path*", "/my/:path*", "/download/:path*"].map((source) => ({
      source,
      headers: [{ key: "Referrer-Policy", value: "no-referrer" }],
    })),
  ],
  serverExternalPackages: ["pg", "pg-boss", "fontkit", "pdf-lib", "pino"],
};

export default withNextIntl(config);
