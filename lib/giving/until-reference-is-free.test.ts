import { expect, test } from "vitest";
import { DatabaseError } from "@/lib/db/database-error";
import { untilReferenceIsFree } from "./until-reference-is-free";

const breach = (constraint: string) => new DatabaseError("duplicate key (23505)", "23505", constraint);
const failing = (times: number, error: Error) => {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries <= times) throw error;
    return tries;
  };
};

test("a gift whose reference is taken by chance gets another one", async () => {
  await expect(untilReferenceIsFree(failing(2, breach("donations_reference")))).resolves.toBe(3);
});

test("what is wrong in another way is told at once, and a reference that is never free in the end", async () => {
  const other = breach("donations_form_key");
  await expect(untilReferenceIsFree(failing(1, other))).rejects.toBe(other);
  const taken = breach("donations_reference");
  await expect(untilReferenceIsFree(failing(100, taken))).rejects.toBe(taken);
});
