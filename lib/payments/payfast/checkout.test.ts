import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cents, cents } from "@/lib/money";
import { type Checkout, checkoutForm } from "@/lib/payments/payfast/checkout";
import { plainName, plainText } from "@/lib/payments/payfast/plain-text";
import { checkoutSignature } from "@/lib/payments/payfast/signature";

const checkout: Checkout = {
  merchant: { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" },
  paymentId: "01939f3e-0000-7000-8000-000000000001",
  amountCents: cents(50000),
  itemName: "Every child a first book",
  payer: { firstName: "Thandi", lastName: "Nkosi", email: "thandi@nkosi.example" },
  returnUrl: "https://nika.example/thanks",
  cancelUrl: "https://nika.example/cancelled",
  notifyUrl: "https://nika.example/api/webhooks/payfast/01939f3e-0000-7000-8000-00000000000a",
};
const form = (changes: Partial<Checkout> = {}) =>
  checkoutForm("https://www.payfast.co.za", { ...checkout, ...changes });

test("the form goes to PayFast with exactly the fields that were signed, the signature last", () => {
  const { action, fields } = form();
  expect(action).toBe("https://www.payfast.co.za/eng/process");
  expect(Object.fromEntries(fields)).toMatchObject({ amount: "500.00", m_payment_id: checkout.paymentId });
  expect(fields.at(-1)).toEqual(["signature", checkoutSignature(fields.slice(0, -1), "jt7NOE43FZPn")]);
});

test("the passphrase is never posted", () => {
  expect(JSON.stringify(form())).not.toContain("jt7NOE43FZPn");
});

test("a merchant without a passphrase takes no payment, because its notifications could be forged", () => {
  expect(() => form({ merchant: { ...checkout.merchant, passphrase: " " } })).toThrow("passphrase");
});

test("less than R5 is never sent to PayFast", () => {
  expect(() => form({ amountCents: 499 as Cents })).toThrow("R5.00");
  expect(form({ amountCents: cents(500) }).fields).toContainEqual(["amount", "5.00"]);
});

test("whatever a campaign is called, PayFast gets plain ASCII of 100 characters at most", () => {
  expect(plainText("Gogo’s garden 💚 2026–27: 'n drive!", "item_name")).toBe("Gogos garden 2026-27 n drive");
  expect(plainText("Môreson & Ŋoma (fund)", "item_name")).toBe("Moreson oma fund");
  expect(form({ itemName: "愛" }).fields).toContainEqual(["item_name", "Donation"]);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(plainText(text, "item_name")).toMatch(
        /^([A-Za-z0-9_/.-]([A-Za-z0-9 _/.-]{0,98}[A-Za-z0-9_/.-])?)?$/,
      );
    }),
  );
});

test("a payer's name keeps its letters and loses what a browser or PayFast would change", () => {
  expect(plainName(" Zoë\r\nO'Neill\\ (Jnr)\u200B ")).toBe("Zoë O'Neill (Jnr)");
  expect([...plainName("💚".repeat(200))]).toHaveLength(100);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
      const plain = plainName(name);
      expect(plain).toBe(plain.trim());
      expect(plain).not.toMatch(/[\r\n\\]/);
      expect(plain.isWellFormed()).toBe(true);
    }),
  );
});
