import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { calendarDate } from "@/lib/calendar";
import type { Emulator } from "@/lib/emulators/emulator";
import type { Act } from "@/lib/emulators/payfast/act";
import { startPayfast } from "@/lib/emulators/payfast/server";
import { openShop } from "@/lib/emulators/payfast/test-shop";
import { cents } from "@/lib/money";
import { acceptsMerchant } from "@/lib/payments/payfast/api";
import { checkoutForm } from "@/lib/payments/payfast/checkout";
import { isConfirmedByPayfast } from "@/lib/payments/payfast/confirm-notification";
import { parseNotification } from "@/lib/payments/payfast/notification";
import { PayfastUnreachable } from "@/lib/payments/payfast/reach";
import { notificationIsGenuine } from "@/lib/payments/payfast/signature";
import { listTransactionHistory } from "@/lib/payments/payfast/transaction-history";

const merchant = { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" };
let folder: string;
let payfast: Emulator;
let shop: Awaited<ReturnType<typeof openShop>>;

const start = () => startPayfast({ port: 0, folder, merchants: [], retrySeconds: [0.05, 0.1, 0.2] });
const api = () => ({ url: `${payfast.url}/api`, isSandbox: true, timeoutSeconds: 0.5 });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "payfast-"));
  shop = await openShop();
  payfast = await start();
});

afterEach(async () => {
  await payfast.close();
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

function checkout(changes: Record<string, string | null> = {}) {
  const { action, fields } = checkoutForm(payfast.url, {
    merchant,
    paymentId: "payment-1",
    amountCents: cents(50000),
    itemName: "Every child a first book",
    payer: { firstName: "Thandi", lastName: "O'Nkosi & Co", email: "thandi@nkosi.example" },
    returnUrl: `${shop.url}/thanks`,
    cancelUrl: `${shop.url}/cancelled`,
    notifyUrl: `${shop.url}/notify`,
  });
  const posted = fields.map(([name, value]): [string, string] => [name, changes[name] ?? value]);
  return fetch(action, {
    method: "POST",
    body: new URLSearchParams(posted.filter(([name]) => changes[name] !== null)),
    redirect: "manual",
  });
}

async function openTill(): Promise<string> {
  const response = await checkout();
  expect(response.status).toBe(303);
  return payfast.url + response.headers.get("location");
}

function press(till: string, act: Act["act"]) {
  return fetch(till, { method: "POST", body: new URLSearchParams({ act }), redirect: "manual" });
}

const script = (path: string, body: unknown, method = "POST") =>
  fetch(`${payfast.url}/emulator/${path}`, { method, body: JSON.stringify(body) });
const arrivals = (count: number) => expect.poll(() => shop.arrived.length, { timeout: 3000 }).toBe(count);

describe("the payment page", () => {
  test("a checkout signed by Nika opens a page that names what is paid, with forms alone", async () => {
    const page = await (await fetch(await openTill())).text();
    expect(page).toContain("Every child a first book");
    expect(page).toContain("R\u00A0500,00");
    expect(page).toContain("no real money");
    expect(page).not.toContain("<script");
  });

  test.each([
    ["an amount changed in the browser", { amount: "5.00" }, "signature"],
    ["another return address", { return_url: "https://evil.example" }, "signature"],
    ["no signature", { signature: null }, "signature"],
    ["an unknown merchant", { merchant_id: "10009999" }, "merchant_id"],
    ["a foreign merchant key", { merchant_key: "0000000000000" }, "merchant_key"],
    ["less than R5", { amount: "4.99" }, "R5.00"],
    ["an amount with a comma", { amount: "500,00" }, "amount"],
    ["no item", { item_name: null }, "item_name"],
  ])("%s is refused with a sentence that says which field", async (_, changes, said) => {
    const response = await checkout(changes);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(said);
  });

  test("fields out of the documented order are refused, signed as they stand or not", async () => {
    const body = "amount=50.00&merchant_id=10000100&merchant_key=46f0cd694581a&item_name=Gift&signature=x";
    const response = await fetch(`${payfast.url}/eng/process`, { method: "POST", body });
    expect(await response.text()).toContain("not in the documented order");
  });

  test("whatever a donor is called, the page shows it as text", async () => {
    const page = await (await fetch(await openTill())).text();
    expect(page).toContain("O&#39;Nkosi &#38; Co");
  });
});

describe("paying", () => {
  test("the notification has arrived, genuine and confirmed, before the browser is sent back", async () => {
    const response = await press(await openTill(), "pay");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`${shop.url}/thanks`);
    const [arrived] = shop.arrived;
    expect(notificationIsGenuine(arrived!.body, merchant.passphrase)).toBe(true);
    expect(parseNotification(arrived!.body)).toMatchObject({
      notification: {
        status: "complete",
        paymentId: "payment-1",
        grossCents: 50000,
        feeCents: 2070,
        netCents: 47930,
      },
    });
    expect(await isConfirmedByPayfast(payfast.url, arrived!.body)).toBe(true);
  });

  test("cancelling goes back without a word to the shop", async () => {
    const response = await press(await openTill(), "cancel");
    expect(response.headers.get("location")).toBe(`${shop.url}/cancelled`);
    expect(shop.arrived).toEqual([]);
  });

  test("a shop that does not answer 200 hears again, with longer and longer pauses", async () => {
    shop.status = 500;
    await press(await openTill(), "pay");
    await arrivals(3);
    shop.status = 200;
    await arrivals(4);
    expect(new Set(shop.arrived.map(({ body }) => body)).size).toBe(1);
    const [first, second, third, fourth] = shop.arrived.map(({ at }) => at) as [
      number,
      number,
      number,
      number,
    ];
    expect(fourth - third).toBeGreaterThan(second - first);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(shop.arrived).toHaveLength(4);
  });

  test("a redirect is no 200", async () => {
    shop.status = 308;
    await press(await openTill(), "pay");
    await arrivals(2);
  });

  test("a notification not yet taken is sent after a restart", async () => {
    const till = await openTill();
    await script("faults", { route: "notify", kind: "silent", count: 1 });
    await press(till, "pay");
    await payfast.close();
    expect(shop.arrived).toEqual([]);
    payfast = await start();
    await arrivals(1);
    expect(await isConfirmedByPayfast(payfast.url, shop.arrived[0]!.body)).toBe(true);
  });

  test("a late notification comes after the browser is back, and a doubled one comes twice", async () => {
    const { pathname } = new URL(await openTill());
    const path = `checkouts/${pathname.split("/").pop()}`;
    await script(path, { act: "pay-late", delaySeconds: 0.2 });
    expect(shop.arrived).toHaveLength(0);
    await arrivals(1);
    await script(path, { act: "pay-twice" });
    expect(shop.arrived).toHaveLength(3);
    expect(shop.arrived[1]!.body).toBe(shop.arrived[2]!.body);
    expect(shop.arrived[1]!.body).not.toBe(shop.arrived[0]!.body);
  });
});

describe("forging", () => {
  test.each([
    ["forge-amount", false, null],
    ["forge-signature", false, null],
    ["forge-unknown", true, false],
  ] as const)("%s: signed right %s, confirmed %s", async (act, isGenuine, isConfirmed) => {
    await press(await openTill(), act);
    const [{ body } = { body: "" }] = shop.arrived;
    expect(notificationIsGenuine(body, merchant.passphrase)).toBe(isGenuine);
    if (isConfirmed !== null) expect(await isConfirmedByPayfast(payfast.url, body)).toBe(isConfirmed);
    expect(await (await script("payments", undefined, "GET")).json()).toEqual([]);
  });

  test("a perfect notification may come from an address that is not PayFast's", async () => {
    await press(await openTill(), "forge-source");
    expect(shop.arrived[0]!.source).toBe("203.0.113.9");
    expect(await isConfirmedByPayfast(payfast.url, shop.arrived[0]!.body)).toBe(true);
  });

  test("a payment of another amount is genuine and says what was paid", async () => {
    await press(await openTill(), "pay-other-amount");
    expect(parseNotification(shop.arrived[0]!.body)).toMatchObject({ notification: { grossCents: 49900 } });
    expect(await isConfirmedByPayfast(payfast.url, shop.arrived[0]!.body)).toBe(true);
  });
});

describe("the API", () => {
  test("its own merchant is accepted, a wrong passphrase or an unknown merchant is not", async () => {
    expect(await acceptsMerchant(api(), merchant)).toBe(true);
    expect(await acceptsMerchant(api(), { ...merchant, passphrase: "wrong" })).toBe(false);
    expect(await acceptsMerchant(api(), { ...merchant, merchantId: "1" })).toBe(false);
    const other = { merchantId: "10000200", merchantKey: "k", passphrase: "another/one_2" };
    await script("merchants", other);
    expect(await acceptsMerchant(api(), other)).toBe(true);
  });

  test("the history tells the South African day on which money moved, of this merchant alone", async () => {
    const path = `checkouts/${new URL(await openTill()).pathname.split("/").pop()}`;
    await script(path, { act: "pay", paidAt: "2026-02-28T21:59:59Z" });
    await script(path, { act: "pay", paidAt: "2026-02-28T22:00:00Z" });
    const day = calendarDate("2026-03-01");
    const lines = await listTransactionHistory(api(), merchant, calendarDate("2026-02-01"), day);
    expect(lines?.map(({ happenedOn }) => happenedOn)).toEqual(["2026-02-28", "2026-03-01"]);
    expect(lines?.[1]).toMatchObject({
      grossCents: 50000,
      feeCents: -2070,
      paymentId: "payment-1",
      fundingType: "Credit Card",
    });
    expect(await listTransactionHistory(api(), merchant, day, day)).toHaveLength(1);
    await script("merchants", { ...merchant, merchantId: "10000200" });
    expect(await listTransactionHistory(api(), { ...merchant, merchantId: "10000200" }, day, day)).toEqual(
      [],
    );
  });
});

describe("faults", () => {
  test.each(["silent", "wrong", "slow"])(
    "a PayFast that is %s is unreachable, never a verdict",
    async (kind) => {
      await press(await openTill(), "pay");
      const { body } = shop.arrived[0]!;
      await script("faults", { route: "validate", kind, seconds: 1 });
      await expect(isConfirmedByPayfast(payfast.url, body, 0.3)).rejects.toThrow(PayfastUnreachable);
      expect(await isConfirmedByPayfast(payfast.url, body)).toBe(true);
    },
  );

  test("an API that is silent or talks nonsense gives no history at all", async () => {
    const day = calendarDate("2026-03-01");
    for (const kind of ["silent", "wrong"]) {
      await script("faults", { route: "api", kind });
      await expect(listTransactionHistory(api(), merchant, day, day)).rejects.toThrow(PayfastUnreachable);
    }
  });

  test("nobody there is unreachable too", async () => {
    await expect(isConfirmedByPayfast("http://127.0.0.1:9", "a=b")).rejects.toThrow(PayfastUnreachable);
  });
});

test("any pairs can be signed for a test, and PayFast confirms them only when it shall", async () => {
  const make = async (isConfirmed: boolean, name: string) => {
    const wish = { merchantId: merchant.merchantId, fields: [["m_payment_id", name]], isConfirmed };
    return ((await (await script("notifications", wish)).json()) as { body: string }).body;
  };
  const [known, unknown] = [await make(true, "a"), await make(false, "b")];
  expect([known, unknown].every((body) => notificationIsGenuine(body, merchant.passphrase))).toBe(true);
  expect(await isConfirmedByPayfast(payfast.url, known)).toBe(true);
  expect(await isConfirmedByPayfast(payfast.url, unknown)).toBe(false);
});
