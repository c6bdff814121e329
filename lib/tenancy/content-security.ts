import { env } from "@/lib/env";

/**
 * What pages behind sign-in may load, beside what Clerk's own policy names: scripts by a nonce, which makes a page
 * dynamic, so public pages have hashes instead. Letters go straight to the bucket.
 */
export const signedInPolicy = () => ({
  strict: true,
  directives: {
    "connect-src": ["'self'", bucketOrigin()],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
  },
});

function bucketOrigin(): string {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION } = env();
  return S3_ENDPOINT ? new URL(S3_ENDPOINT).origin : `https://${S3_BUCKET}.s3.${S3_REGION}.amazonaws.com`;
}
