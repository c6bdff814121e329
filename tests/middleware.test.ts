import "next/dist/server/node-environment-baseline.js";
import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { expect, test } from "vitest";
import { isMadeForEachVisit } from "@/lib/tenancy/route-request";
import { config } from "@/middleware";

const passes = (url: string, headers: Record<string, string> = {}) =>
  unstable_doesMiddlewareMatch({ config, nextConfig: {}, url, headers });
const form = { "content-type": "multipart/form-data; boundary=x" };

test("a visit to a static page needs no middleware; the answer to a form sent to it does", () => {
  for (const path of ["/", "/verify", "/give/ubuntu", "/give/ubuntu/books"]) {
    expect(isMadeForEachVisit("GET", path), path).toBe(false);
    expect(passes(path), path).toBe(false);
    expect(passes(path, form), path).toBe(true);
  }
});

test("every page that is made for each visit, and every page behind sign-in, passes the middleware", () => {
  for (const path of [
    "/verify/ABC",
    "/verify/a/b",
    "/verify%2Fx",
    "/link-ended",
    "/give/ubuntu/books/pay/token",
    "/give/ubuntu/books/thanks/token",
    "/give/%2Fubuntu/a/b",
    "/give",
    "/sign-in",
    "/dashboard",
    "/my",
    "/operator",
    "/account/security",
    "/ubuntu",
    "/ubuntu/donations",
    "/__clerk/npm/clerk.js",
  ])
    expect(passes(path), path).toBe(true);
  expect(passes("/_next/static/chunks/a.js", form)).toBe(false);
});
