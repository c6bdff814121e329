import { expect, test } from "vitest";
import { keyFor, roleFaults, roleInput } from "./role-input";

test("a role has a name and gives something that the product knows", () => {
  expect(roleFaults({ name: " ", permissions: [] })).toEqual(["name", "nothing"]);
  expect(roleFaults({ name: "Bookkeeper", permissions: ["ledger:view", "moon:visit"] })).toEqual(["nothing"]);
  expect(roleFaults({ name: "Book\u0007keeper", permissions: ["ledger:view"] })).toEqual(["name"]);
  expect(roleInput.parse({ name: "  Book   keeper ", permissions: ["ledger:view"] }).name).toBe(
    "Book keeper",
  );
});

test("a role's key comes from its name, in small letters", () => {
  expect(keyFor("Book-keeper (2)")).toBe("book-keeper-2");
  expect(keyFor("Müntĵe")).toBe("mu-ntj-e");
  expect(keyFor("•")).toBe("role");
  expect(keyFor("x".repeat(80))).toHaveLength(30);
});
