import { expect, test } from "vitest";
import { newSecrets } from "@/lib/emulators/run/secrets";
import { newNonce, publicPolicy, signedInPolicy } from "@/lib/tenancy/content-security";
import { testEnvironment } from "@/tests/support/environment";

const secrets = newSecrets();
Object.assign(process.env, testEnvironment({ port: 9, secrets }, "none"));

const directive = (policy: string, name: string) =>
  policy.split("; ").find((one) => one.startsWith(`${name} `)) ?? "";

test("scripts run by nonce alone, and nobody frames a page", () => {
  for (const policy of [publicPolicy("abc"), signedInPolicy("abc")]) {
    expect(directive(policy, "script-src")).toContain("'nonce-abc'");
    for (const source of ["unsafe-inline", "unsafe-eval", "https:", "*", "data:"])
      expect(directive(policy, "script-src")).not.toContain(source);
    expect(directive(policy, "frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(directive(policy, "object-src")).toBe("object-src 'none'");
    expect(directive(policy, "base-uri")).toBe("base-uri 'none'");
  }
});

test("pages for signing in let Clerk ask whether somebody is a person; public pages ask nobody", () => {
  expect(directive(signedInPolicy("abc"), "frame-src")).toContain("https://challenges.cloudflare.com");
  expect(publicPolicy("abc")).not.toContain("cloudflare");
  expect(publicPolicy("abc")).not.toContain("clerk");
});

test("a nonce is new each time and fits a header and an attribute", () => {
  const nonces = Array.from({ length: 100 }, newNonce);
  expect(new Set(nonces).size).toBe(100);
  for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9+/=]{22,}$/);
});
