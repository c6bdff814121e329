import { expect, test } from "vitest";
import { bankAccountInput } from "./payout-input";

const account = {
  holder: "Ukukhanya Literacy Trust",
  bank: "Standard Bank",
  branchCode: "051 001",
  accountNumber: "00 123-456 78",
  accountType: "cheque",
};
const faultsOf = (typed: object) =>
  bankAccountInput.safeParse({ ...account, ...typed }).error?.issues.map(({ path }) => path[0]) ?? [];

test("numbers are kept as digits, however they were grouped; a leading nought stays", () => {
  expect(bankAccountInput.parse(account)).toMatchObject({
    branchCode: "051001",
    accountNumber: "0012345678",
  });
});

test("what no bank would take is refused at its field", () => {
  expect(faultsOf({ branchCode: "5100" })).toEqual(["branchCode"]);
  expect(faultsOf({ accountNumber: "12345" })).toEqual(["accountNumber"]);
  expect(faultsOf({ accountNumber: "1234567x" })).toEqual(["accountNumber"]);
  expect(faultsOf({ accountType: "bond" })).toEqual(["accountType"]);
  expect(faultsOf({ holder: " ", bank: "" })).toEqual(["holder", "bank"]);
});
