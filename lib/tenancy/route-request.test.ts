import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { reservedSlugs } from "./reserved-slugs";
import { safeReturnPath } from "./return-path";
import { routeRequest, type Visit } from "./route-request";

const visit = (path: string, change: Partial<Visit> = {}) =>
  routeRequest({ method: "GET", path, search: "", isSignedIn: false, isOnboarded: false, ...change });

test("public and sign-in pages are open to everybody", () => {
  for (const path of [
    "/",
    "/give/ubuntu",
    "/verify/ABC",
    "/api/webhooks/clerk",
    "/sign-in",
    "/sign-up",
    "/af/gee",
  ])
    expect(visit(path)).toBeNull();
});

test("whoever is not signed in goes to sign in and comes back to where they wanted to be", () => {
  expect(visit("/ubuntu/donations", { search: "?fund=a&b=c" })).toBe(
    "/sign-in?return=%2Fubuntu%2Fdonations%3Ffund%3Da%26b%3Dc",
  );
  for (const path of ["/dashboard", "/onboarding", "/my", "/operator"]) expect(visit(path)).not.toBeNull();
});

test("who has no organisation yet is sent from the dashboard to onboarding, and from nowhere else", () => {
  expect(visit("/dashboard", { isSignedIn: true })).toBe("/onboarding");
  expect(visit("/dashboard", { isSignedIn: true, isOnboarded: true })).toBeNull();
  for (const path of ["/my", "/my/gifts", "/ubuntu/donations", "/operator", "/onboarding"])
    expect(visit(path, { isSignedIn: true })).toBeNull();
});

test("a POST is never redirected", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"])
    expect(visit("/ubuntu/donations", { method })).toBeNull();
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
