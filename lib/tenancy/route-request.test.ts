import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { reservedSlugs } from "./reserved-slugs";
import { safeReturnPath } from "./return-path";
import { isDocument, isMadeForEachVisit, routeRequest, type Visit } from "./route-request";

const visit = (path: string, change: Partial<Visit> = {}) =>
  routeRequest({
    method: "GET",
    path,
    search: "",
    isSignedIn: false,
    isDocument: true,
    isOnboarded: false,
    ...change,
  });

test("public and sign-in pages are open to everybody", () => {
  for (const path of ["/", "/give/ubuntu", "/verify/ABC", "/api/webhooks/clerk", "/sign-in", "/sign-up"])
    expect(visit(path)).toBe("go-on");
});

test("whoever is not signed in goes to sign in and comes back to where they wanted to be", () => {
  expect(visit("/ubuntu/donations", { search: "?fund=a&b=c" })).toEqual({
    to: "/sign-in?return=%2Fubuntu%2Fdonations%3Ffund%3Da%26b%3Dc",
  });
  for (const path of ["/dashboard", "/onboarding", "/my", "/operator", "/account"])
    expect(visit(path)).toEqual({ to: `/sign-in?return=${encodeURIComponent(path)}` });
});

test("who has no organisation yet is sent from the dashboard to onboarding, and from nowhere else", () => {
  expect(visit("/dashboard", { isSignedIn: true })).toEqual({ to: "/onboarding" });
  expect(visit("/dashboard", { isSignedIn: true, isOnboarded: true })).toBe("go-on");
  for (const path of ["/my", "/my/gifts", "/ubuntu/donations", "/operator", "/onboarding"])
    expect(visit(path, { isSignedIn: true })).toBe("go-on");
});

test("a POST is never redirected", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"])
    for (const isDocument of [true, false])
      expect(visit("/ubuntu/donations", { method, isDocument })).toBe("go-on");
});

test("a fetch without a session is refused, so that the page is loaded and the token renewed on the way", () => {
  expect(visit("/ubuntu/donations", { isDocument: false })).toBe("load-as-page");
  expect(visit("/ubuntu/donations", { isDocument: false, isSignedIn: true })).toBe("go-on");
  expect(visit("/give/ubuntu", { isDocument: false })).toBe("go-on");
});

test("a public page that is no static one is known by its address, or by a form sent to it", () => {
  for (const path of [
    "/verify/ABC",
    "/link-ended",
    "/give/ubuntu/books/pay/token",
    "/give/ubuntu/books/thanks/token",
    "/give/ubuntu/books/no/such/page",
    "/verify/a/b/c",
  ])
    expect(isMadeForEachVisit("GET", path), path).toBe(true);
  for (const path of ["/", "/verify", "/give/ubuntu", "/give/ubuntu/books"])
    expect(isMadeForEachVisit("GET", path), path).toBe(false);
  expect(isMadeForEachVisit("POST", "/give/ubuntu/books")).toBe(true);
});

test("what a browser fetches for a page's script is no document", () => {
  const sent = (headers: Record<string, string>) => isDocument(new Headers(headers));
  expect(sent({ "sec-fetch-dest": "document" })).toBe(true);
  expect(sent({ accept: "text/html,application/xhtml+xml" })).toBe(true);
  expect(sent({ "sec-fetch-dest": "empty", accept: "text/html" })).toBe(false);
  expect(sent({ "sec-fetch-dest": "image" })).toBe(false);
  expect(sent({ accept: "*/*" })).toBe(false);
  expect(sent({})).toBe(false);
});

test("every first segment of the site is reserved, so no organisation can take its place", () => {
  const segments = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => (name.startsWith("(") ? segments(`${folder}/${name}`) : [name]))
      .filter((name) => !name.startsWith("[") && !name.startsWith("_"));
  const found = [...segments("app"), ...(existsSync("public") ? segments("public") : [])];
  expect(found.filter((name) => !reservedSlugs.has(name))).toEqual([]);
  expect(found).toContain("my");
});

test("a return path leads to this site only", () => {
  expect(safeReturnPath("/ubuntu/donations?fund=a", "/dashboard")).toBe("/ubuntu/donations?fund=a");
  for (const hostile of [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "evil",
    "",
    undefined,
    ["/a", "/b"],
  ])
    expect(safeReturnPath(hostile, "/dashboard")).toBe("/dashboard");
});
