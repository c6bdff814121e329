import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { securityHeaders } from "./lib/tenancy/security-headers";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` and `npm test` run tsc over the whole project, tests included.
  typescript: { ignoreBuildErrors: true },
  // Pages are small once compressed, and hashing one for each visit takes longer than sending it again.
  generateEtags: false,
  // Pages made at run time stay in memory: .next then holds no page of another database (tests, a reset demo).
  experimental: { isrFlushToDisk: false },
  headers: async () => securityHeaders,
  serverExternalPackages: ["pg", "pg-boss", "fontkit", "pdf-lib", "pino"],
};

export default withNextIntl(config);
