import { getPathMatch } from "next/dist/shared/lib/router/utils/path-match";
import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers";

// As Next.js's server does, which lets a blank end pass for a slash.
const options = {
  strict: true,
  removeUnnamedParams: true,
  regexModifier: (regex: string) => regex.replace(/\$$/, "(?:\\/)?$"),
};

/** What Next.js answers with at an address, the last rule that fits counting; over HTTPS only what asks for nothing more. */
function headersAt(path: string, isSecure = false): Record<string, string> {
  const fitting = securityHeaders.filter(
    ({ source, has }) => (isSecure || !has) && getPathMatch(source, options)(path),
  );
  return Object.fromEntries(fitting.flatMap(({ headers }) => headers.map(({ key, value }) => [key, value])));
}

test("nobody keeps what is private, a missing page included; what is public and static may be kept", () => {
  const kept = (path: string) => !/no-store/.test(headersAt(path)["Cache-Control"] ?? "");
  const open = [
    "/",
    "/verify",
    "/give/hoop/books",
    "/give/hoop/books/qr",
    "/_next/static/chunks/a.js",
    "/robots.txt",
  ];
  expect(open.filter((path) => !kept(path))).toEqual([]);
  const own = [
    "/hoop",
    "/hoop/donations",
    "/givers/donations",
    "/my",
    "/closed/1/download",
    "/operator",
    "/api/ready",
  ];
  expect(own.concat("/download/token", "/account").filter(kept)).toEqual([]);
});

test("signing out clears what the browser kept, and no other page does", () => {
  expect(headersAt("/sign-out")["Clear-Site-Data"]).toBe('"cache", "storage"');
  for (const path of ["/", "/sign-in", "/hoop", "/__clerk/v1/client"])
    expect(headersAt(path)).not.toHaveProperty("Clear-Site-Data");
});

test("an address that opens something is told to no other site, and everything is sealed off from them", () => {
  expect(headersAt("/download/token")["Referrer-Policy"]).toBe("no-referrer");
  expect(headersAt("/give/hoop/books/thanks/token")["Referrer-Policy"]).toBe("same-origin");
  expect(headersAt("/hoop")["Referrer-Policy"]).toBe("strict-origin-when-cross-origin");
  for (const path of ["/", "/hoop/donations", "/api/health", "/_next/static/a.css"])
    expect(headersAt(path)).toMatchObject({
      "X-Frame-Options": "DENY",
      "Cross-Origin-Opener-Policy": "same-origin",
    });
});

test("HTTPS is asked for ever after, and only of who came by it", () => {
  expect(headersAt("/")).not.toHaveProperty("Strict-Transport-Security");
  expect(headersAt("/", true)["Strict-Transport-Security"]).toMatch(/^max-age=\d{8}; includeSubDomains$/);
});
