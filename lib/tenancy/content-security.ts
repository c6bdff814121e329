import { env } from "@/lib/env";

// What a page that is made for each visit may load. Static pages have hashes in place of the nonce.

const clerkBotCheck = "https://challenges.cloudflare.com";

/** A public page that answers one question: a certificate's state, a payment's. */
export const publicPolicy = (nonce: string) =>
  policyOf({
    ...everywhere,
    "script-src": ["'self'", `'nonce-${nonce}'`, ...development()],
    "img-src": ["'self'", "data:"],
  });

/**
 * A page where somebody signs in or is signed in. Clerk's script comes with the nonce and fetches its own parts;
 * Clerk asks suspicious visitors to prove that they are people. Letters go straight to the bucket.
 */
export const signedInPolicy = (nonce: string) =>
  policyOf({
    ...everywhere,
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...development()],
    "connect-src": ["'self'", clerkOrigin(), bucketOrigin(), clerkBotCheck],
    "img-src": ["'self'", "data:", "blob:", "https://img.clerk.com"],
    "frame-src": ["'self'", clerkBotCheck],
    "worker-src": ["'self'", "blob:"],
    "form-action": ["'self'"],
  });

/** 128 bits, as CSP asks, from what the middleware's runtime has. */
export const newNonce = () => btoa(crypto.randomUUID());

const everywhere = {
  "default-src": ["'self'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** `next dev` evaluates code to show where an error is. */
const development = () => (env().NODE_ENV === "development" ? ["'unsafe-eval'"] : []);

function policyOf(directives: Record<string, string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${[...new Set(sources)].join(" ")}`)
    .join("; ");
}

/** Where Clerk's script and its questions go: the host that the key names, unless they go through this site. */
function clerkOrigin(): string {
  const { NEXT_PUBLIC_CLERK_PROXY_URL: proxy, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: key } = env();
  if (proxy) return URL.canParse(proxy) ? new URL(proxy).origin : "'self'";
  return `https://${atob(key.split("_")[2] ?? "").replace(/\$$/, "")}`;
}

function bucketOrigin(): string {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION } = env();
  return S3_ENDPOINT ? new URL(S3_ENDPOINT).origin : `https://${S3_BUCKET}.s3.${S3_REGION}.amazonaws.com`;
}
