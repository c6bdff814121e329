import { connection } from "next/server";
import { env } from "@/lib/env";

/** Tells the browser where to fetch Clerk's script from, once it needs it. Asked on a visit: a build has no keys. */
export async function ClerkSetting() {
  await connection();
  const { NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: key, NEXT_PUBLIC_CLERK_PROXY_URL: proxyUrl } = env();
  return <meta name="clerk" content={key} data-proxy-url={proxyUrl} />;
}
