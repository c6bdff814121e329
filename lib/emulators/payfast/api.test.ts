import { describe, expect, test } from "vitest";
import { calendarDate } from "@/lib/calendar";
import { api, merchant, openTill, payfast, press, script, shop } from "@/lib/emulators/payfast/test-till";
import { acceptsMerchant } from "@/lib/payments/payfast/api";
import { isConfirmedByPayfast } from "@/lib/payments/payfast/confirm-notification";
import { PayfastUnreachable } from "@/lib/payments/payfast/reach";
import { notificationIsGenuine } from "@/lib/payments/payfast/signature";
import { listTransactionHistory } from "@/lib/payments/payfast/transaction-history";

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
