import { describe, expect, test } from "vitest";
import {
  arrivals,
  checkout,
  merchant,
  openTill,
  payfast,
  press,
  script,
  shop,
  start,
} from "@/lib/emulators/payfast/test-till";
import { isConfirmedByPayfast } from "@/lib/payments/payfast/confirm-notification";
import { parseNotification } from "@/lib/payments/payfast/notification";
import { notificationIsGenuine } from "@/lib/payments/payfast/signature";

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
    await start();
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
