import { z } from "zod";
import type { Postman } from "@/lib/emulators/payfast/deliver";
import { feeOf, notificationPairs, signBody } from "@/lib/emulators/payfast/notification-body";
import type { Delivery, EmulatedCheckout, EmulatedPayment, State } from "@/lib/emulators/payfast/state";
import { addCents, type Cents, cents, parsePlainRand } from "@/lib/money";

const acts = [
  "pay",
  "cancel",
  "pay-late",
  "pay-twice",
  "pay-other-amount",
  "forge-amount",
  "forge-signature",
  "forge-unknown",
  "forge-source",
] as const;

export const actInput = z.object({
  act: z.enum(acts),
  delaySeconds: z.coerce.number().min(0).max(3600).default(15),
  /** When the money moved according to the transaction history; now unless told. */
  paidAt: z.iso.datetime({ offset: true }).optional(),
});

export type Act = z.infer<typeof actInput>;
export type ActOutcome = { goTo: string | null; payment: EmulatedPayment | null; deliveries: Delivery[] };

/** What the donor, or a forger, does with a checkout. Notifications go out before the browser is sent back. */
export async function act(
  state: State,
  postman: Postman,
  checkout: EmulatedCheckout,
  wish: Act,
): Promise<ActOutcome> {
  const { fields } = checkout;
  if (wish.act === "cancel") {
    await state.checkouts.put({ ...checkout, outcome: "cancelled" });
    return { goTo: fields.cancel_url || null, payment: null, deliveries: [] };
  }
  const goTo = fields.return_url || null;
  const payment = draftPayment(state, checkout, wish);
  if (!wish.act.startsWith("forge")) {
    await state.payments.put(payment);
    await state.checkouts.put({ ...checkout, outcome: "paid" });
  }
  const deliveries = fields.notify_url ? await notify(state, postman, checkout, payment, wish) : [];
  return { goTo, payment: wish.act.startsWith("forge") ? null : payment, deliveries };
}

function draftPayment(state: State, { merchantId, fields }: EmulatedCheckout, wish: Act): EmulatedPayment {
  const asked = parsePlainRand(fields.amount ?? "") as Cents;
  const grossCents = wish.act === "pay-other-amount" ? addCents(asked, cents(-100)) : asked;
  const newest = state.payments.list().reduce((highest, { id }) => Math.max(highest, Number(id)), 1_089_000);
  const madeAt = new Date().toISOString();
  return {
    // A forged number is never PayFast's next one, or it would block a genuine payment later.
    id: wish.act.startsWith("forge") ? String(9_000_000_000 + Date.now()) : String(newest + 1),
    madeAt,
    paidAt: wish.paidAt ?? madeAt,
    merchantId,
    paymentId: fields.m_payment_id ?? "",
    itemName: fields.item_name ?? "",
    payer: [fields.name_first, fields.name_last].filter(Boolean).join(" "),
    grossCents,
    feeCents: feeOf(grossCents),
  };
}

async function notify(
  state: State,
  postman: Postman,
  { merchantId, fields }: EmulatedCheckout,
  payment: EmulatedPayment,
  wish: Act,
): Promise<Delivery[]> {
  const merchant = state.merchants.find(merchantId)!;
  const url = fields.notify_url!;
  const { body, text } = signBody(notificationPairs(payment, fields), merchant);
  const genuine = { url, body, confirmedText: text };
  switch (wish.act) {
    case "pay-late":
      return [await postman.send({ ...genuine, delaySeconds: wish.delaySeconds })];
    case "pay-twice":
      return Promise.all([postman.send(genuine), postman.send(genuine)]);
    case "forge-amount": {
      const raised = body.replace(/amount_gross=[^&]*/, "amount_gross=25000.00");
      return [await postman.send({ url, body: raised, confirmedText: null, isForged: true })];
    }
    case "forge-signature": {
      const signedByStranger = signBody(notificationPairs(payment, fields), {
        ...merchant,
        passphrase: "stranger",
      });
      return [await postman.send({ url, body: signedByStranger.body, confirmedText: null, isForged: true })];
    }
    case "forge-unknown":
      return [await postman.send({ url, body, confirmedText: null, isForged: true })];
    case "forge-source": {
      const headers = { "x-forwarded-for": "203.0.113.9" };
      return [await postman.send({ ...genuine, headers, isForged: true })];
    }
    default:
      return [await postman.send(genuine)];
  }
}
