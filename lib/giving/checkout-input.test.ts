import { expect, test } from "vitest";
import { type CheckoutValues, giftCents, tidy } from "./checkout-input";
import { checkoutFaults, fieldsAsked } from "./judge-checkout-input";

const lerato: CheckoutValues = {
  sum: "45000",
  firstName: "Lerato",
  lastName: "Mokoena",
  email: "lerato@mokoena.example",
  certificate: "yes",
  donorKind: "person",
  identityKind: "sa-id",
  idNumber: "910630 0412 08 3",
  taxReference: "0001339050",
  street: "3 Mimosa Close",
  town: "Mpophomeni",
  postalCode: "3291",
  phone: "072 555 0188",
};

const withoutCertificate = { sum: "500", firstName: "Lerato", lastName: "Mokoena", email: "l@m.example" };

test("a gift without a certificate needs an amount, a name and an address to write to", () => {
  expect(checkoutFaults(withoutCertificate, true)).toEqual({});
  expect(checkoutFaults({}, true)).toEqual({
    other: "amount-missing",
    firstName: "first-name-missing",
    lastName: "last-name-missing",
    email: "email-missing",
  });
});

test("complete details for a certificate are taken as they are", () => {
  expect(checkoutFaults(lerato, true)).toEqual({});
});

test("a certificate that the organisation cannot give is not asked for", () => {
  expect(checkoutFaults({ ...withoutCertificate, certificate: "yes" }, false)).toEqual({});
});

test("another amount comes before a suggested one", () => {
  expect(giftCents({ sum: "45000", other: "R 75,50" })).toBe(7550);
  expect(giftCents({ sum: "45000", other: "  " })).toBe(45000);
  expect(giftCents({ sum: "-5" })).toBeNull();
  expect(giftCents({ sum: "45000.5" })).toBeNull();
});

test("PayFast's smallest amount is five rand, and the largest we take is a million", () => {
  const fault = (other: string) => checkoutFaults({ ...withoutCertificate, other }, true).other;
  expect(fault("4,99")).toBe("amount-too-small");
  expect(fault("5")).toBeUndefined();
  expect(fault("1 000 000")).toBeUndefined();
  expect(fault("1 000 000,01")).toBe("amount-too-large");
  expect(fault("1.234")).toBe("amount-unclear");
  expect(fault("five")).toBe("amount-unclear");
});

test("each kind of donor is asked for their own number and nobody else's", () => {
  const asked = (values: CheckoutValues) => fieldsAsked({ certificate: "yes", ...values }, true);
  expect(asked({ donorKind: "person" })).toContain("idNumber");
  expect(asked({ donorKind: "person", identityKind: "passport" })).toContain("passportCountry");
  expect(asked({ donorKind: "person", identityKind: "passport" })).not.toContain("idNumber");
  expect(asked({ donorKind: "company" })).toContain("companyNumber");
  expect(asked({ donorKind: "company" })).not.toContain("idNumber");
  expect(asked({ donorKind: "trust" })).toContain("trustNumber");
  expect(asked({ donorKind: "trust" })).not.toContain("companyNumber");
});

test("a tax number that is a digit short says so", () => {
  expect(checkoutFaults({ ...lerato, taxReference: "0731 902 44" }, true).taxReference).toBe("tax-length");
  expect(checkoutFaults({ ...lerato, taxReference: "4123456789" }, true).taxReference).toBe(
    "tax-first-digit",
  );
  expect(checkoutFaults({ ...lerato, taxReference: "" }, true).taxReference).toBe("tax-missing");
});

test("a telephone number may be written at home, with the country's code, or be a foreign one", () => {
  const fault = (phone: string) => checkoutFaults({ ...lerato, phone }, true).phone;
  for (const phone of ["072 555 0188", "+27 72 555 0188", "+44 20 7946 0958"])
    expect(fault(phone)).toBeUndefined();
  expect(fault("12345")).toBe("phone");
  expect(fault("")).toBe("phone");
});

test("text is kept on one line, and what is too long is refused rather than cut", () => {
  expect(tidy("  Than\u00ADdi\r\n\u202E Nkosi\t")).toBe("Thandi Nkosi");
  expect(checkoutFaults({ ...withoutCertificate, firstName: "a".repeat(101) }, true).firstName).toBe(
    "too-long",
  );
});
