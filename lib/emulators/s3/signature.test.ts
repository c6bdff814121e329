import { expect, test } from "vitest";
import { authenticate } from "@/lib/emulators/s3/authenticate";
import { S3Error } from "@/lib/emulators/s3/s3-error";
import type { S3Request } from "@/lib/emulators/s3/s3-request";

// The examples of "Signature Calculations for the Authorization Header" and "Using Query Parameters" in AWS's S3 API
// reference, with the keys printed there.
const credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const now = new Date("2013-05-24T00:00:00Z");
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function example(over: Partial<S3Request>, signedHeaders: string, signature: string): S3Request {
  const credential = `${credentials.accessKeyId}/20130524/us-east-1/s3/aws4_request`;
  return {
    ...{
      method: "GET",
      rawPath: "/",
      query: new URLSearchParams(),
      body: Buffer.alloc(0),
      bucket: "",
      key: "",
    },
    ...over,
    headers: {
      host: "examplebucket.s3.amazonaws.com",
      "x-amz-content-sha256": emptyHash,
      "x-amz-date": "20130524T000000Z",
      ...over.headers,
      authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders},Signature=${signature}`,
    },
  };
}

const published = {
  "GET of a range": example(
    { rawPath: "/test.txt", headers: { range: "bytes=0-9" } },
    "host;range;x-amz-content-sha256;x-amz-date",
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  ),
  "PUT of a key with a dollar sign": example(
    {
      method: "PUT",
      rawPath: "/test$file.text",
      body: Buffer.from("Welcome to Amazon S3."),
      headers: {
        date: "Fri, 24 May 2013 00:00:00 GMT",
        "x-amz-content-sha256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
        "x-amz-storage-class": "REDUCED_REDUNDANCY",
      },
    },
    "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  ),
  "GET of the lifecycle": example(
    { query: new URLSearchParams("lifecycle") },
    "host;x-amz-content-sha256;x-amz-date",
    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  ),
  "GET of a listing": example(
    { query: new URLSearchParams("max-keys=2&prefix=J") },
    "host;x-amz-content-sha256;x-amz-date",
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  ),
};

const signedAddress: S3Request = {
  ...{ method: "GET", rawPath: "/test.txt", body: Buffer.alloc(0), bucket: "", key: "test.txt" },
  headers: { host: "examplebucket.s3.amazonaws.com" },
  query: new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
    "X-Amz-Date": "20130524T000000Z",
    "X-Amz-Expires": "86400",
    "X-Amz-SignedHeaders": "host",
    "X-Amz-Signature": "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  }),
};

test.each(Object.entries(published))("AWS's published signature holds: %s", (_, request) => {
  expect(() => authenticate(request, credentials, now)).not.toThrow();
  expect(() => authenticate({ ...request, method: "DELETE" }, credentials, now)).toThrow(S3Error);
});

test("AWS's published signed address holds for its 24 hours and not a second longer", () => {
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  expect(() => authenticate(signedAddress, credentials, after(86_400))).not.toThrow();
  expect(() => authenticate(signedAddress, credentials, after(86_401))).toThrow("expired");
  expect(() => authenticate(signedAddress, credentials, after(-901))).toThrow("not valid yet");
});

test("a header signature is refused when the clocks differ by more than 15 minutes", () => {
  const request = published["GET of a range"];
  const late = new Date(now.getTime() + 901_000);
  expect(() => authenticate(request, credentials, late)).toThrow("RequestTimeTooSkewed");
});
