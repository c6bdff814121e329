import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { checkoutSignature } from "@/lib/payments/payfast/signature";
import type { Member } from "@/lib/tenancy/actor";
import { closePools } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";
import { aCampaign, aCheckout, aPayfastAccount, type TestCheckout } from "@/tests/support/gifts";
import { md5, type Pairs, pairsFor, signedBody, text } from "@/tests/support/notification-bodies";
import { type PayfastStack, payfastAddress, post, startPayfastStack } from "@/tests/support/payfast";

const passphrase = "pass-10000101";
let stack: PayfastStack;
let member: Member;
let other: Member;
let without: Member;
let checkout: TestCheckout;

beforeAll(async () => {
  const database = await openTestDatabase();
  stack = await startPayfastStack(database);
  member = await theMember(await anOrganization("hoop"));
  other = await theMember(await anOrganization("other"));
  without = await theMember(await anOrganization("without-payfast"));
  await stack.script("merchants", await aPayfastAccount(member, "10000101"));
  await stack.script("merchants", await aPayfastAccount(other, "10000202"));
  const purpose = await aCampaign(member, "books");
  checkout = await aCheckout(member, purpose);
});
beforeEach(() => stack.rows("delete from payfast_notifications"));
afterAll(async () => {
  await stack.close();
  await closePools();
});

type Bad = {
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  organizationId?: string;
  isUnconfirmed?: boolean;
};
type Case = [cause: string, reason: string, make: () => Bad];

const pairs = (changes: Record<string, string | null> = {}) => pairsFor(checkout, "10000101", changes);
const signed = (changes: Record<string, string | null> = {}) => signedBody(pairs(changes), passphrase);
const withSignature = (sent: Pairs, signature: string) => `${text(sent)}&signature=${signature}`;
const signing = (make: (sent: Pairs) => string) => () => {
  const sent = pairs({ item_description: "A book / each child" });
  return { body: withSignature(sent, md5(`${make(sent)}&passphrase=${passphrase}`)) };
};
const after = (from: string | RegExp, to: string) => () => ({ body: signed().replace(from, to) });
const jsText = (sent: Pairs) => sent.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
const believedFields = (changes: Record<string, string | null>) => () => ({ body: signed(changes) });

/** Turned away at the door: PayFast would hear an error and come again. */
const atTheDoor: Case[] = [
  ["JSON", "415", () => ({ body: "{}", headers: { "content-type": "application/json" } })],
  ["plain text", "415", () => ({ body: signed(), headers: { "content-type": "text/plain" } })],
  ["a multipart form", "415", () => ({ body: signed(), headers: { "content-type": "multipart/form-data" } })],
  ["no content type", "415", () => ({ body: signed(), headers: { "content-type": "" } })],
  ["20 kilobytes", "413", () => ({ body: signed({ custom_str1: "x".repeat(20_000) }) })],
  ["bytes that are no UTF-8", "413", () => ({ body: new Uint8Array([0x61, 0x3d, 0xff]) })],
  [
    "an organisation that is not there",
    "404",
    () => ({ body: signed(), organizationId: "01939f3e-0000-7000-8000-000000000001" }),
  ],
  ["an address that is no organisation", "404", () => ({ body: signed(), organizationId: "hoop" })],
  ["a script in the address", "404", () => ({ body: signed(), organizationId: "' or true --" })],
];

/** Kept, encrypted, with this reason; answered 400. */
const notGenuine: Case[] = [
  [
    "an organisation without a PayFast account",
    "no-account",
    () => ({ body: signed(), organizationId: without.organizationId }),
  ],
  [
    "another organisation's address",
    "not-genuine",
    () => ({ body: signed(), organizationId: other.organizationId }),
  ],
  ...(
    [
      ["an empty body", () => ({ body: "" })],
      ["words", () => ({ body: "give me money" })],
      ["no signature", () => ({ body: text(pairs()) })],
      ["an empty signature", () => ({ body: withSignature(pairs(), "") })],
      ["only a signature", () => ({ body: `signature=${md5(`passphrase=${passphrase}`)}` })],
      ["another passphrase", () => ({ body: signedBody(pairs(), "pass-10000202") })],
      ["the passphrase in other letters", () => ({ body: signedBody(pairs(), passphrase.toUpperCase()) })],
      ["no passphrase", () => ({ body: withSignature(pairs(), "").replace(/$/, md5(text(pairs()))) })],
      ["the merchant key as passphrase", () => ({ body: signedBody(pairs(), "46f0cd694581a") })],
      [
        "an upper-case signature",
        () => ({ body: signed().replace(/[0-9a-f]{32}$/, (hex) => hex.toUpperCase()) }),
      ],
      ["a signature cut short", () => ({ body: signed().slice(0, -1) })],
      [
        "SHA-256",
        () => {
          const sent = pairs();
          return {
            body: withSignature(
              sent,
              createHash("sha256")
                .update(`${text(sent)}&passphrase=${passphrase}`)
                .digest("hex"),
            ),
          };
        },
      ],
      [
        "blanks left out of what is signed",
        signing((sent) => text(sent.filter(([, value]) => value !== ""))),
      ],
      ["alphabetical order", signing((sent) => text([...sent].sort(([a], [b]) => (a < b ? -1 : 1))))],
      [
        "another order of the wire",
        () => {
          const sent = pairs();
          return { body: signedBody([...sent].reverse(), passphrase, text(sent)) };
        },
      ],
      ["JavaScript's encoding", signing(jsText)],
      [
        "lower-case escapes",
        signing((sent) => text(sent).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())),
      ],
      [
        "the checkout's rule",
        () => {
          const sent = pairs({
            amount_gross: null,
            amount_fee: null,
            amount_net: null,
            pf_payment_id: null,
            payment_status: null,
          });
          return { body: withSignature(sent, checkoutSignature(sent, passphrase)) };
        },
      ],
      ["the passphrase sorted in", signing((sent) => `passphrase=${passphrase}&${text(sent)}`)],
      ["an amount raised", after("amount_gross=500.00", "amount_gross=5000.00")],
      ["a net amount changed", after("amount_net=498.00", "amount_net=500.00")],
      ["a fee taken away", after("amount_fee=-2.00", "amount_fee=0.00")],
      [
        "another payment of ours",
        after(/m_payment_id=[^&]*/, "m_payment_id=01939f3e-0000-7000-8000-000000000002"),
      ],
      ["another number of PayFast's", after(/pf_payment_id=\d+/, "pf_payment_id=1")],
      ["another status", after("payment_status=COMPLETE", "payment_status=FAILED")],
      ["another merchant", after("merchant_id=10000101", "merchant_id=10000202")],
      ["a blank field filled", after("custom_str1=", "custom_str1=x")],
      ["a field taken out", after("&custom_int5=", "")],
      [
        "a blank trimmed",
        () => {
          const sent = pairs({ item_name: " Book " });
          return { body: signedBody(sent, passphrase, text(pairs({ item_name: "Book" }))) };
        },
      ],
      ["a second amount behind the signature", () => ({ body: `${signed()}&amount_gross=25000.00` })],
      ["a second payment in front", () => ({ body: `m_payment_id=x&${signed()}` })],
      [
        "a doubled field, signed as it stands",
        () => ({ body: signedBody([...pairs(), ["amount_gross", "1.00"]], passphrase) }),
      ],
      ["two signatures", () => ({ body: `${signed()}&signature=${"0".repeat(32)}` })],
      ["a field behind the signature", () => ({ body: `${signed()}&x=1` })],
      ["an empty pair", after("&", "&&")],
      ["a field without a value", after("custom_str2=", "custom_str2")],
      ["a broken escape", after("%40", "%4")],
      [
        "escapes that are no UTF-8, signed",
        () => {
          const sent = text(pairs()).replace("Thandi", "%FF");
          return { body: `${sent}&signature=${md5(`${sent}&passphrase=${passphrase}`)}` };
        },
      ],
      ["a field's name in disguise", after("amount_gross", "amount%5Fgross%20")],
      [
        "a field's name in capitals, signed",
        () => ({ body: signedBody([...pairs(), ["Amount_Gross", "9"]], passphrase) }),
      ],
      ["a line break at the end", () => ({ body: `${signed()}\n` })],
      ["a byte order mark", () => ({ body: `\uFEFF${signed()}` })],
    ] as [string, () => Bad][]
  ).map(([cause, make]): Case => [cause, "not-genuine", make]),
];

/** Signed right, answered 200, and refused by the worker. */
const notBelieved: Case[] = [
  ["no number of PayFast's", "no-payment-number", believedFields({ pf_payment_id: "" })],
  ["a number of PayFast's that is none", "no-payment-number", believedFields({ pf_payment_id: "12a" })],
  ["a number of PayFast's left out", "no-payment-number", believedFields({ pf_payment_id: null })],
  [
    "a number of PayFast's without end",
    "no-payment-number",
    believedFields({ pf_payment_id: "1".repeat(21) }),
  ],
  ["no merchant", "no-merchant", believedFields({ merchant_id: "" })],
  ["another merchant, signed", "other-merchant", believedFields({ merchant_id: "10000202" })],
  ["the status CANCEL", "unknown-status", believedFields({ payment_status: "CANCEL" })],
  ["a status in small letters", "unknown-status", believedFields({ payment_status: "complete" })],
  ["no status", "unknown-status", believedFields({ payment_status: null })],
  [
    "a status that is a word of JavaScript's",
    "unknown-status",
    believedFields({ payment_status: "constructor" }),
  ],
  ["no gross amount", "unreadable-amount", believedFields({ amount_gross: "" })],
  ["an amount as a power", "unreadable-amount", believedFields({ amount_gross: "5e2" })],
  ["an amount with a decimal comma", "unreadable-amount", believedFields({ amount_gross: "500,00" })],
  ["an amount of a tenth of a cent", "unreadable-amount", believedFields({ amount_gross: "500.001" })],
  ["an amount beyond counting", "unreadable-amount", believedFields({ amount_gross: "9".repeat(18) })],
  ["no fee", "unreadable-amount", believedFields({ amount_fee: null })],
  ["no net amount", "unreadable-amount", believedFields({ amount_net: "" })],
  ["a negative amount", "amounts-disagree", believedFields({ amount_gross: "-500.00" })],
  ["an amount of zero", "amounts-disagree", believedFields({ amount_gross: "0.00", amount_net: "-2.00" })],
  ["a fee that adds", "amounts-disagree", believedFields({ amount_fee: "2.00", amount_net: "502.00" })],
  ["amounts that do not add up", "amounts-disagree", believedFields({ amount_net: "500.00" })],
  [
    "a fee larger than the gift",
    "amounts-disagree",
    believedFields({ amount_fee: "-501.00", amount_net: "-1.00" }),
  ],
  ["a billing date that is no day", "unreadable-date", believedFields({ billing_date: "2026-02-30" })],
  [
    "another sender",
    "unknown-source",
    () => ({ body: signed(), headers: { "x-forwarded-for": "203.0.113.9" } }),
  ],
  ["no sender", "unknown-source", () => ({ body: signed(), headers: { "x-forwarded-for": "" } })],
  [
    "a sender that only says it is PayFast",
    "unknown-source",
    () => ({
      body: signed(),
      headers: { "x-forwarded-for": `${payfastAddress}, 203.0.113.9`, referer: "https://www.payfast.co.za" },
    }),
  ],
  [
    "a neighbour of PayFast's",
    "unknown-source",
    () => ({ body: signed(), headers: { "x-forwarded-for": "197.97.145.160" } }),
  ],
  ["what PayFast does not confirm", "not-confirmed", () => ({ body: signed(), isUnconfirmed: true })],
];

const books =
  "payments donations transactions transaction_lines payment_effects unallocated_payments account_totals campaign_totals daily_totals tax_certificates outgoing_mails";

/** Every row of every book, so that one changed cell shows. */
async function allBooks(): Promise<string[]> {
  const tables = books
    .split(" ")
    .map((table) => stack.rows(`select to_jsonb(t)::text as row from ${table} t order by 1`));
  return (await Promise.all(tables)).flat().map(({ row }) => row as string);
}

async function send({
  body = "",
  headers,
  organizationId = member.organizationId,
  isUnconfirmed,
}: Bad): Promise<number> {
  if (!isUnconfirmed && typeof body === "string") await confirm(body);
  return (await post(organizationId, body, headers)).status;
}

/** PayFast would confirm having sent this, so that nothing but the cause at hand can refuse it. */
async function confirm(body: string): Promise<void> {
  const fields = [...new URLSearchParams(body)].filter(([name]) => name !== "signature");
  await stack.script("notifications", { merchantId: "10000101", fields });
}

const verdicts = () => stack.rows("select status, reason from payfast_notifications");

it("the good notification that all the bad ones are made from would be booked", async () => {
  expect(atTheDoor.length + notGenuine.length + notBelieved.length).toBeGreaterThanOrEqual(60);
  const causes = [...atTheDoor, ...notGenuine, ...notBelieved].map(([cause]) => cause);
  expect(new Set(causes).size).toBe(causes.length);
  expect((await allBooks()).length).toBeGreaterThanOrEqual(2);
});

it.each(atTheDoor)("%s: answered %s, nothing is kept and nothing changes", async (_, status, make) => {
  const before = await allBooks();
  expect(await send(make())).toBe(Number(status));
  expect(await verdicts()).toEqual([]);
  expect(await stack.runJobs("payfast.apply-notification")).toEqual([]);
  expect(await allBooks()).toEqual(before);
});

it.each(notGenuine)("%s: refused as %s, kept, and nothing changes", async (_, reason, make) => {
  const before = await allBooks();
  expect(await send(make())).toBe(400);
  expect(await verdicts()).toEqual([{ status: "refused", reason }]);
  expect(await stack.runJobs("payfast.apply-notification")).toEqual([]);
  expect(await allBooks()).toEqual(before);
});

it.each(notBelieved)("%s: taken in, refused as %s, and nothing changes", async (_, reason, make) => {
  const before = await allBooks();
  expect(await send(make())).toBe(200);
  expect(await stack.runJobs("payfast.apply-notification")).toEqual(["refused"]);
  expect(await verdicts()).toEqual([{ status: "refused", reason }]);
  expect(await allBooks()).toEqual(before);
});

it("after all of them the good one is booked", async () => {
  const before = await allBooks();
  expect(await send({ body: signed() })).toBe(200);
  expect(await stack.runJobs("payfast.apply-notification")).toEqual(["applied"]);
  expect(await allBooks()).not.toEqual(before);
});
