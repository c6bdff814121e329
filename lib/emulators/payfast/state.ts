import { join } from "node:path";
import { Records } from "@/lib/emulators/payfast/records";
import type { Cents } from "@/lib/money";

export type EmulatedMerchant = { merchantId: string; merchantKey: string; passphrase: string };

export type EmulatedCheckout = {
  id: string;
  madeAt: string;
  merchantId: string;
  fields: Record<string, string>;
  outcome: "open" | "paid" | "cancelled";
};

/** Money that changed hands, as far as the emulator is concerned: a line of the transaction history. */
export type EmulatedPayment = {
  id: string;
  madeAt: string;
  paidAt: string;
  merchantId: string;
  paymentId: string;
  itemName: string;
  payer: string;
  grossCents: Cents;
  feeCents: Cents;
};

export type Delivery = {
  id: string;
  madeAt: string;
  url: string;
  body: string;
  /** What the notification says without its signature, when PayFast would confirm having sent it. */
  confirmedText: string | null;
  headers: Record<string, string>;
  isForged: boolean;
  attempts: { at: string; status: number | null }[];
  nextAt: string | null;
};

export type State = {
  merchants: Records<EmulatedMerchant & { id: string; madeAt: string }>;
  checkouts: Records<EmulatedCheckout>;
  payments: Records<EmulatedPayment>;
  deliveries: Records<Delivery>;
};

/** Opens the emulator's memory; it survives a restart and a SIGKILL. */
export async function openState(folder: string): Promise<State> {
  return {
    merchants: await Records.open(join(folder, "merchants")),
    checkouts: await Records.open(join(folder, "checkouts")),
    payments: await Records.open(join(folder, "payments")),
    deliveries: await Records.open(join(folder, "deliveries")),
  };
}

export async function addMerchant(state: State, merchant: EmulatedMerchant): Promise<void> {
  await state.merchants.put({ ...merchant, id: merchant.merchantId, madeAt: new Date().toISOString() });
}
