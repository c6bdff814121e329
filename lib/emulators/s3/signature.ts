import { createHash, createHmac } from "node:crypto";

/** The parts of a request that AWS Signature Version 4 covers. */
export type Signable = {
  method: string;
  rawPath: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  signedHeaders: string[];
  payloadHash: string;
  /** `20130524T000000Z` */
  date: string;
  /** `20130524/us-east-1/s3/aws4_request` */
  scope: string;
};

/** The signature S3 expects (AWS Signature Version 4, "Authenticating Requests" in the S3 API reference). */
export function signatureOf(request: Signable, secretAccessKey: string): string {
  const text = ["AWS4-HMAC-SHA256", request.date, request.scope, sha256(canonicalRequest(request))].join(
    "\n",
  );
  const key = request.scope
    .split("/")
    .reduce<Buffer | string>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  return hmac(key, text).toString("hex");
}

function canonicalRequest(request: Signable): string {
  const headers = request.signedHeaders.map((name) => `${name}:${trimmed(request.headers[name] ?? "")}`);
  return [
    request.method,
    decodeURIComponent(request.rawPath).split("/").map(encode).join("/"),
    canonicalQuery(request.query),
    ...headers,
    "",
    request.signedHeaders.join(";"),
    request.payloadHash,
  ].join("\n");
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function trimmed(value: string): string {
  return value.trim().replace(/ +/g, " ");
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

export function sha256(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
