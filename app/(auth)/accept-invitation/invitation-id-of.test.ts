import { expect, test } from "vitest";
import { invitationIdOf } from "./invitation-id-of";

const ticket = (payload: string) => `e30.${Buffer.from(payload).toString("base64url")}.signature`;

test("a ticket says which invitation it is about", () => {
  expect(invitationIdOf(ticket('{"sid":"orginv_1","st":"organization_invitation"}'))).toBe("orginv_1");
});

test("what is no ticket names no invitation", () => {
  for (const text of ["", "a", "a.b.c", ticket("null"), ticket('{"sid":7}'), ticket("{}"), "..."])
    expect(invitationIdOf(text), text).toBeNull();
});
