import { z } from "zod";
import { act, actInput } from "@/lib/emulators/payfast/act";
import type { Postman } from "@/lib/emulators/payfast/deliver";
import type { PayfastFaults } from "@/lib/emulators/payfast/faults";
import { signBody } from "@/lib/emulators/payfast/notification-body";
import { json, type Reply, text } from "@/lib/emulators/payfast/reply";
import { addMerchant, type State } from "@/lib/emulators/payfast/state";
import { cents } from "@/lib/money";

const merchantInput = z.object({ merchantId: z.string(), merchantKey: z.string(), passphrase: z.string() });
const notificationInput = z.object({
  merchantId: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
  /** Whether PayFast confirms it when asked. */
  isConfirmed: z.boolean().default(true),
  url: z.url().optional(),
});

const amount = z.number().int().transform(cents);
/** A line of the transaction history whose notification a test makes itself. */
const paymentInput = z
  .object({
    id: z.string(),
    paidAt: z.iso.datetime({ offset: true }),
    merchantId: z.string(),
    paymentId: z.string(),
    itemName: z.string(),
    payer: z.string(),
    grossCents: amount,
    feeCents: amount,
  })
  .transform((payment) => ({ ...payment, madeAt: new Date().toISOString() }));

/** What tests and the demo may ask of the emulator itself; PayFast has nothing of this. */
export async function answerScript(
  state: State,
  postman: Postman,
  faults: PayfastFaults,
  request: { method: string; path: string; body: string },
): Promise<Reply> {
  switch (`${request.method} ${request.path}`) {
    case "POST /emulator/faults":
      faults.add(request.body);
      return text(204, "");
    case "DELETE /emulator/faults":
      faults.clear();
      return text(204, "");
    case "GET /emulator/faults":
      return json(200, faults.tally());
    case "POST /emulator/merchants":
      await addMerchant(state, merchantInput.parse(JSON.parse(request.body)));
      return text(204, "");
    case "POST /emulator/notifications":
      return json(200, await makeNotification(state, postman, request.body));
    case "POST /emulator/payments":
      return json(200, await state.payments.put(paymentInput.parse(JSON.parse(request.body))));
    case "GET /emulator/payments":
      return json(200, state.payments.list());
    case "GET /emulator/deliveries":
      return json(200, state.deliveries.list());
    case "GET /emulator/deliveries/open":
      return json(
        200,
        state.deliveries.list().filter(({ nextAt }) => nextAt !== null),
      );
    case "GET /emulator/checkouts":
      return json(200, state.checkouts.list());
    default:
      return actOn(state, postman, request);
  }
}

/** Signs any pairs, so that a test can send, or have sent, what the payment page cannot make. */
async function makeNotification(state: State, postman: Postman, body: string): Promise<object> {
  const wish = notificationInput.parse(JSON.parse(body));
  const signed = signBody(wish.fields, state.merchants.find(wish.merchantId)!);
  const confirmedText = wish.isConfirmed ? signed.text : null;
  if (wish.url) return postman.send({ url: wish.url, body: signed.body, confirmedText });
  return postman.keep({ url: "", body: signed.body, confirmedText });
}

async function actOn(
  state: State,
  postman: Postman,
  { method, path, body }: { method: string; path: string; body: string },
): Promise<Reply> {
  const checkout = state.checkouts.find(/^\/emulator\/checkouts\/([\w-]+)$/.exec(path)?.[1] ?? "");
  if (method !== "POST" || !checkout) return text(404, "There is nothing at this address.");
  return json(200, await act(state, postman, checkout, actInput.parse(JSON.parse(body))));
}
