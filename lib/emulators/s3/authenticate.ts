import { timingSafeEqual } from "node:crypto";
import { S3Error } from "@/lib/emulators/s3/s3-error";
import type { S3Request } from "@/lib/emulators/s3/s3-request";
import { type Signable, sha256, signatureOf } from "@/lib/emulators/s3/signature";

export type Credentials = { accessKeyId: string; secretAccessKey: string };

type Claim = Signable & { accessKeyId: string; signature: string };

const skewSeconds = 15 * 60;
const longestExpirySeconds = 7 * 24 * 3600;

/** Throws what S3 would answer unless the request is signed with our key, in its header or in its address. */
export function authenticate(request: S3Request, credentials: Credentials, now: Date): void {
  const claim = request.headers.authorization ? claimInHeader(request, now) : claimInAddress(request, now);
  if (claim.accessKeyId !== credentials.accessKeyId) throw new S3Error(403, "InvalidAccessKeyId");
  refuseUnsignedHeaders(request, claim.signedHeaders);
  const expected = Buffer.from(signatureOf(claim, credentials.secretAccessKey));
  const given = Buffer.from(claim.signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given))
    throw new S3Error(403, "SignatureDoesNotMatch");
}

function claimInHeader(request: S3Request, now: Date): Claim {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!match) throw new S3Error(400, "AuthorizationHeaderMalformed");
  const [, credential = "", signedHeaders = "", signature = ""] = match;
  const date = request.headers["x-amz-date"] ?? "";
  if (Math.abs(now.getTime() - instantOf(date)) > skewSeconds * 1000)
    throw new S3Error(403, "RequestTimeTooSkewed");
  const payloadHash = request.headers["x-amz-content-sha256"];
  if (!payloadHash) throw new S3Error(400, "InvalidRequest", "Missing required header x-amz-content-sha256");
  if (/^[0-9a-f]{64}$/.test(payloadHash) && payloadHash !== sha256(request.body))
    throw new S3Error(400, "XAmzContentSHA256Mismatch");
  return claim(request, { credential, signedHeaders, signature, date, payloadHash });
}

function claimInAddress(request: S3Request, now: Date): Claim {
  const { query } = request;
  const signature = query.get("X-Amz-Signature");
  if (!signature) throw new S3Error(403, "AccessDenied");
  const date = query.get("X-Amz-Date") ?? "";
  const expirySeconds = Number(query.get("X-Amz-Expires"));
  if (!(expirySeconds > 0 && expirySeconds <= longestExpirySeconds))
    throw new S3Error(400, "AuthorizationQueryParametersError");
  const ageSeconds = (now.getTime() - instantOf(date)) / 1000;
  if (ageSeconds < -skewSeconds) throw new S3Error(403, "AccessDenied", "Request is not valid yet");
  if (ageSeconds > expirySeconds) throw new S3Error(403, "AccessDenied", "Request has expired");
  return claim(request, {
    credential: query.get("X-Amz-Credential") ?? "",
    signedHeaders: query.get("X-Amz-SignedHeaders") ?? "",
    signature,
    date,
    payloadHash: query.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD",
  });
}

function claim(
  request: S3Request,
  stated: { credential: string; signedHeaders: string; signature: string; date: string; payloadHash: string },
): Claim {
  const { method, rawPath, query, headers } = request;
  const [accessKeyId = "", ...scope] = stated.credential.split("/");
  return {
    ...{ method, rawPath, query, headers, accessKeyId },
    ...{ signature: stated.signature, date: stated.date, payloadHash: stated.payloadHash },
    signedHeaders: stated.signedHeaders.split(";"),
    scope: scope.join("/"),
  };
}

// S3 does the same, so that nobody adds a lock or an encryption header to an address that was handed out.
function refuseUnsignedHeaders(request: S3Request, signedHeaders: string[]): void {
  for (const name of Object.keys(request.headers))
    if (name.startsWith("x-amz-") && !signedHeaders.includes(name))
      throw new S3Error(
        403,
        "AccessDenied",
        "There were headers present in the request which were not signed",
      );
}

function instantOf(date: string): number {
  const instant = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(instant))
    throw new S3Error(403, "AccessDenied", "The date is not in the basic ISO 8601 format");
  return instant;
}
