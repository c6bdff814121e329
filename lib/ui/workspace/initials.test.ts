import { expect, test } from "vitest";
import { initialsOf } from "./initials";

test("an avatar shows the first letters of the first and last name, or a dot", () => {
  expect(initialsOf("Nomvula Mkhize")).toBe("NM");
  expect(initialsOf("Pieter van der Merwe")).toBe("PM");
  expect(initialsOf("Élodie")).toBe("É");
  expect(initialsOf("  12 ")).toBe("·");
});
