import { type Counted, countAgain, giveBack, type Limit, mayAgain } from "@/lib/tenancy/rate-limit";

// Somebody who tries stolen cards starts many small gifts and pays few. A whole office may share one address, so
// what is paid no longer counts.

/** Checkouts that one address may start at one organisation in an hour and leave unpaid. */
export const unpaidLimit: Limit = { name: "unpaid-checkouts", times: 30, seconds: 3600 };

/** Those that all visitors of an organisation together may: stolen cards are tried from many addresses too. */
const unpaidOfAll: Limit = { name: "unpaid-checkouts-of-all", times: 5_000, seconds: 3600 };

const oncePerGift: Limit = { name: "paid-checkout", times: 1, seconds: 86_400 };

type From = { organizationSlug: string; address: string | null };

type Waits = { ok: false; reason: "too-many-unpaid" | "too-busy"; waitSeconds: number };

/** Counts one more checkout, unless there are too many. */
export async function mayStartCheckout(from: From): Promise<{ ok: true } | Waits> {
  const own = await unlessOver(unpaidLimit, placeOf(from));
  if (!own.ok) return { ...own, reason: "too-many-unpaid" };
  const all = await unlessOver(unpaidOfAll, from.organizationSlug);
  if (all.ok) return all;
  await giveBack(unpaidLimit, placeOf(from));
  return { ...all, reason: "too-busy" };
}

/** A refused one was not started; counted, it would keep out a donor who tries again once others have paid. */
async function unlessOver(limit: Limit, key: string): Promise<Counted> {
  const counted = await countAgain(limit, key);
  if (!counted.ok) await giveBack(limit, key);
  return counted;
}

/** Takes a paid gift off the count, once, however often its page is opened. */
export async function countAsPaid(donationId: string, from: From): Promise<void> {
  if (!(await mayAgain(oncePerGift, donationId))) return;
  await giveBack(unpaidLimit, placeOf(from));
  await giveBack(unpaidOfAll, from.organizationSlug);
}

const placeOf = ({ organizationSlug, address }: From) => `${organizationSlug}|${address ?? ""}`;
