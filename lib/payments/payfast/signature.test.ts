import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { urlencode } from "@/lib/payments/payfast/encoding";
import {
  apiSignature,
  type CheckoutFields,
  checkoutSignature,
  notificationIsGenuine,
  orderedCheckoutFields,
} from "@/lib/payments/payfast/signature";
import vectors from "@/tests/fixtures/payfast.json";

const passphrase = "jt7NOE43FZPn";
const fieldsOf = (vector: { input_fields: string[][] }) => vector.input_fields as [string, string][];
const md5 = (text: string) => createHash("md5").update(text).digest("hex");

describe("encoding", () => {
  test.each(vectors.urlencode_table as [string, string][])(
    "%j is encoded as PHP does",
    (character, encoded) => {
      expect(urlencode(character)).toBe(encoded);
    },
  );

  test("any text is encoded like the form encoding, but for the star", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const form = new URLSearchParams([["", text]]).toString().slice(1).replaceAll("*", "%2A");
        expect(urlencode(text)).toBe(form);
      }),
    );
  });
});

describe("checkout", () => {
  test.each(vectors.checkout)("$id: $description", (vector) => {
    const fields = fieldsOf(vector);
    const expected = vector.expected_signature;
    expect(checkoutSignature(fields, vector.passphrase)).toBe(expected);
    expect(checkoutSignature(Object.fromEntries(fields), vector.passphrase)).toBe(expected);
    expect(checkoutSignature([...fields].reverse(), vector.passphrase)).toBe(expected);
    expect([...orderedCheckoutFields(fields), ["signature", expected]]).toEqual(vector.fields_to_post);
    for (const wrong of Object.values(vector.wrong_signatures)) expect(wrong).not.toBe(expected);
  });

  test("blanks around a passphrase do not count, and a blank passphrase is none", () => {
    const fields: CheckoutFields = { merchant_id: 10000100, amount: "5.00" };
    expect(checkoutSignature(fields, ` ${passphrase}\n`)).toBe(checkoutSignature(fields, passphrase));
    expect(checkoutSignature(fields, "  ")).toBe(checkoutSignature(fields, null));
    expect(checkoutSignature(fields, null)).toBe(md5("merchant_id=10000100&amount=5.00"));
  });

  test("zero is signed, blank is not, and neither the signature nor the split is", () => {
    const fields = {
      merchant_id: "1",
      amount: "5.00",
      cycles: 0,
      custom_int1: "0",
      name_first: "\t ",
      name_last: null,
    };
    const signed = md5("merchant_id=1&amount=5.00&custom_int1=0&cycles=0");
    expect(checkoutSignature(fields, "")).toBe(signed);
    expect(checkoutSignature({ ...fields, setup: '{"split_payment":{}}', signature: "x" }, "")).toBe(signed);
  });

  test("a non-breaking space is text, not a blank to trim", () => {
    expect(orderedCheckoutFields({ name_first: " \u00A0Thandi\u00A0 " })).toEqual([
      ["name_first", "\u00A0Thandi\u00A0"],
    ]);
  });

  test("a field PayFast does not know, or one given twice, is a mistake of ours", () => {
    expect(() => checkoutSignature({ donor_note: "x" }, passphrase)).toThrow("donor_note");
    expect(() =>
      checkoutSignature(
        [
          ["amount", "5.00"],
          ["amount", "6.00"],
        ],
        passphrase,
      ),
    ).toThrow("once");
  });

  test("whatever order fields come in, the signature is the same", () => {
    const fields = fieldsOf(vectors.checkout.at(-2)!);
    const shuffled = fc.shuffledSubarray(fields, { minLength: fields.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(checkoutSignature(order, passphrase)).toBe(checkoutSignature(fields, passphrase));
      }),
    );
  });
});

describe("API", () => {
  test.each(vectors.api)("$id", (vector) => {
    const { headers, query, body, expected_signature } = vector;
    expect(apiSignature({ headers, query, body }, vector.passphrase)).toBe(expected_signature);
    expect(apiSignature({ ...headers, ...query, ...body }, vector.passphrase)).toBe(expected_signature);
    expect(
      apiSignature(
        { headers, query: { ...query, testing: "true" }, body, signature: "x" },
        vector.passphrase,
      ),
    ).toBe(expected_signature);
  });

  test("a boolean has no signature", () => {
    expect(() => apiSignature({ body: { notify_buyer: true } } as never, passphrase)).toThrow("notify_buyer");
  });
});

describe("notification", () => {
  test.each(vectors.itn_valid)("$id is genuine: $description", ({ raw_body, passphrase }) => {
    expect(notificationIsGenuine(raw_body, passphrase)).toBe(true);
  });

  test.each(vectors.itn_invalid)("$id is not genuine: $why", ({ raw_body, passphrase }) => {
    expect(notificationIsGenuine(raw_body, passphrase)).toBe(false);
  });

  const genuine = vectors.itn_valid[0]!.raw_body;
  const unsigned = genuine.slice(0, genuine.lastIndexOf("&signature="));
  const sign = (text: string) => `${text}&signature=${md5(`${text}&passphrase=${passphrase}`)}`;

  test.each([
    ["no body", ""],
    ["no signature", unsigned],
    ["an empty signature", `${unsigned}&signature=`],
    ["only a signature", `signature=${md5(`passphrase=${passphrase}`)}`],
    ["a pair after the signature", `${genuine}&amount_gross=25000.00`],
    ["a second signature", `${genuine}&signature=${"0".repeat(32)}`],
    ["a doubled name, signed as it stands", sign(`${unsigned}&amount_gross=9.00`)],
    ["an empty pair", genuine.replace("&", "&&")],
    ["a name without a value", genuine.replace("custom_str2=", "custom_str2")],
    ["a broken percent escape", genuine.replace("%40", "%4")],
    ["bytes that are no UTF-8", sign(unsigned.replace("Thandi", "%FF"))],
    ["a name in disguise", genuine.replace("amount_gross", "amount%5Fgross%20")],
    ["a trailing line break", `${genuine}\n`],
    ["text cut short", genuine.slice(0, -1)],
  ])("%s is not genuine", (_, body) => {
    expect(notificationIsGenuine(body, passphrase)).toBe(false);
  });

  test("without its own passphrase no notification is genuine", () => {
    for (const other of ["", null, undefined, "jt7NOE43FZPN", "otherTenant"]) {
      expect(notificationIsGenuine(genuine, other)).toBe(false);
    }
  });

  test("blanks around a value are part of it", () => {
    const padded = "m_payment_id=+x+&name_first=&merchant_id=1";
    expect(notificationIsGenuine(sign(padded), passphrase)).toBe(true);
    expect(notificationIsGenuine(sign(padded).replace("+x+", "x"), passphrase)).toBe(false);
  });

  test("a genuine body with any one character changed is not genuine", () => {
    const place = fc.nat(genuine.length - 1);
    fc.assert(
      fc.property(place, fc.constantFrom(..."abc019&=%+"), (at, character) => {
        const changed = genuine.slice(0, at) + character + genuine.slice(at + 1);
        // %3a and %3A are the same letter on the wire.
        fc.pre(changed.toLowerCase() !== genuine.toLowerCase());
        expect(notificationIsGenuine(changed, passphrase)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
