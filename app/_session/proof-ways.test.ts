import { expect, test } from "vitest";
import { offeredWays } from "./proof-ways";

const factors = (...strategies: string[]) => strategies.map((strategy) => ({ strategy })) as never;

test("the password comes first, and where the code goes is told", () => {
  const mail = { strategy: "email_code", emailAddressId: "idn_1", safeIdentifier: "t•••@ubuntu.example" };
  const proof = {
    status: "needs_first_factor" as const,
    supportedFirstFactors: [mail, { strategy: "password" }] as never,
    supportedSecondFactors: factors("totp"),
  };
  expect(offeredWays(proof)).toEqual([
    { way: "password", to: "", id: null },
    { way: "email_code", to: "t•••@ubuntu.example", id: "idn_1" },
  ]);
});

test("whoever has a second factor is asked for that", () => {
  const proof = {
    status: "needs_second_factor" as const,
    supportedFirstFactors: factors("password"),
    supportedSecondFactors: factors("backup_code", "totp"),
  };
  expect(offeredWays(proof).map(({ way }) => way)).toEqual(["totp", "backup_code"]);
  expect(offeredWays({ ...proof, status: "complete" })).toEqual([]);
  expect(offeredWays({ ...proof, supportedSecondFactors: null })).toEqual([]);
});
