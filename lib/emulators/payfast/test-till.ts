import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import type { Emulator } from "@/lib/emulators/emulator";
import type { Act } from "@/lib/emulators/payfast/act";
import { startPayfast } from "@/lib/emulators/payfast/server";
import { openShop } from "@/lib/emulators/payfast/test-shop";
import { cents } from "@/lib/money";
import { checkoutForm } from "@/lib/payments/payfast/checkout";

// A PayFast and a shop of their own for each test of whoever imports this.

export const merchant = { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" };
let folder: string;
export let payfast: Emulator;
export let shop: Awaited<ReturnType<typeof openShop>>;

/** Also after the last one was closed: what it knew is kept. */
export async function start(): Promise<void> {
  payfast = await startPayfast({ port: 0, folder, merchants: [], retrySeconds: [0.05, 0.1, 0.2] });
}
export const api = () => ({ url: `${payfast.url}/api`, isSandbox: true, timeoutSeconds: 0.5 });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "payfast-"));
  shop = await openShop();
  await start();
});

afterEach(async () => {
  await payfast.close();
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

export function checkout(changes: Record<string, string | null> = {}) {
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

export async function openTill(): Promise<string> {
  const response = await checkout();
  expect(response.status).toBe(303);
  return payfast.url + response.headers.get("location");
}

export function press(till: string, act: Act["act"]) {
  return fetch(till, { method: "POST", body: new URLSearchParams({ act }), redirect: "manual" });
}

export const script = (path: string, body: unknown, method = "POST") =>
  fetch(`${payfast.url}/emulator/${path}`, { method, body: JSON.stringify(body) });
export const arrivals = (count: number) =>
  expect.poll(() => shop.arrived.length, { timeout: 3000 }).toBe(count);
