import { expect, test } from "vitest";
import { sessionOf, unknownSession } from "./session-of";

test("outside a provider nobody is known, and nothing is allowed", () => {
  expect(unknownSession.status).toBe("loading");
  expect(unknownSession.userId).toBeNull();
  expect(unknownSession.can("donations:view")).toBe(false);
});

test("who is signed in may see what their role allows, and nothing else", () => {
  const session = sessionOf("signed-in", "u1", ["donations:view"]);
  expect(session.userId).toBe("u1");
  expect(session.can("donations:view")).toBe(true);
  expect(session.can("donations:record")).toBe(false);
});

test("whoever has signed out is nobody, though the page still shows", () => {
  const session = sessionOf("signed-out", "u1", ["donations:view"]);
  expect(session.userId).toBeNull();
  expect(session.can("donations:view")).toBe(false);
});

test("while the sign-in service is out of reach the person stays who they are", () => {
  const session = sessionOf("error", "u1", ["donations:view"]);
  expect(session).toMatchObject({ status: "error", userId: "u1" });
  expect(session.can("donations:view")).toBe(true);
});
