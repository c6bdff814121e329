import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` and `npm test` run tsc over the whole project, tests included.
  typescript: { ignoreBuildErrors: true },
  // Pages made at run time stay in memory: .next then holds no page of another database (tests, a reset demo).
  experimental: { isrFlushToDisk: false },
  // An address that opens somebody's paper goes to nobody else.
  headers: async () =>
    ["/verify/:path*", "/my/:path*", "/download/:path*"].map((source) => ({
      source,
      headers: [{ key: "Referrer-Policy", value: "no-referrer" }],
    })),
  serverExternalPackages: ["pg", "pg-boss", "fontkit", "pdf-lib", "pino"],
};

export default withNextIntl(config);
