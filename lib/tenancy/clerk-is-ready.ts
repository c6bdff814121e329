import { env } from "@/lib/env";

/** True when Clerk gives our secret key the public keys that session tokens are checked with, within three seconds. */
export async function clerkIsReady(): Promise<boolean> {
  const { CLERK_API_URL = "https://api.clerk.com", CLERK_SECRET_KEY } = env();
  try {
    const response = await fetch(`${CLERK_API_URL}/v1/jwks`, {
      headers: { authorization: `Bearer ${CLERK_SECRET_KEY}` },
      cache: "no-store",
      signal: AbortSignal.timeout(3_000),
    });
    const body = response.ok ? ((await response.json()) as { keys?: unknown[] }) : {};
    return (body.keys?.length ?? 0) > 0;
  } catch {
    return false;
  }
}
