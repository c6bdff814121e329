import { giveBack, type Limit, mayAgain } from "@/lib/tenancy/rate-limit";

// Somebody who tries stolen cards starts many small gifts and pays few. A whole office may share one address, so
// what is paid no longer counts.

/** Checkouts that one address may start at one organisation in an hour and leave unpaid. */
export const unpaidLimit: Limit = { name: "unpaid-checkouts", times: 30, seconds: 3600 };

const oncePerGift: Limit = { name: "paid-checkout", times: 1, seconds: 86_400 };

type From = { organizationSlug: string; address: string | null };

/** Counts one more checkout, unless there are too many. */
export async function mayStartCheckout(from: From): Promise<boolean> {
  if (await mayAgain(unpaidLimit, placeOf(from))) return true;
  // A refused one was not started; counted, it would put off the hour's end for a donor who tries again.
  await giveBack(unpaidLimit, placeOf(from));
  return false;
}

/** Takes a paid gift off the count, once, however often its page is opened. */
export async function countAsPaid(donationId: string, from: From): Promise<void> {
  if (await mayAgain(oncePerGift, donationId)) await giveBack(unpaidLimit, placeOf(from));
}

const placeOf = ({ organizationSlug, address }: From) => `${organizationSlug}|${address ?? ""}`;
