import { expect, test } from "vitest";
import { parseCertificateNumber } from "./find-by-number";

test("a certificate's number is read as printed, without its zeros, and with any dash", () => {
  for (const typed of ["2027-000042", " 2027-42 ", "2027 – 0042", "2027/42"])
    expect(parseCertificateNumber(typed)).toEqual({ taxYear: 2027, sequence: 42 });
});

test("what is no certificate's number is not taken for one", () => {
  for (const typed of ["2027", "2027-", "2027-0", "1027-42", "2027-42 Nkosi", "2027-12345678", "GV7F3K9E"])
    expect(parseCertificateNumber(typed)).toBeNull();
});
