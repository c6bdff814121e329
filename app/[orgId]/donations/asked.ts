import { parseCalendarDate } from "@/lib/calendar";
import { type DonationNarrowing, donationFilters, donationMethods } from "@/lib/giving/donation-filter";
import { type DonationOrder, newestFirst, type Place } from "@/lib/giving/list-donations";
import { type Cents, parseRand, plainRand } from "@/lib/money";
import { isId } from "@/lib/new-id";

export type Asked = Record<string, string | string[] | undefined>;
export type ListAsked = { narrowing: DonationNarrowing; order: DonationOrder };

const orders = ["day-falling", "day-rising", "amount-falling", "amount-rising"] as const;
export type OrderName = (typeof orders)[number];

export const nameOf = ({ by, isRising }: DonationOrder): OrderName =>
  `${by}-${isRising ? "rising" : "falling"}`;

/** The part of the list that an address asks for. What we do not know, or cannot read, is left out. */
export function listIn(asked: Asked): ListAsked {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name].trim().slice(0, 100) : "");
  const id = (name: string) => (isId(text(name)) ? text(name) : undefined);
  const day = (name: string) => parseCalendarDate(text(name)) ?? undefined;
  const order = orders.find((name) => name === asked.order);
  return {
    narrowing: {
      show: donationFilters.find((filter) => filter === asked.show),
      fundId: id("fund"),
      campaignId: id("campaign"),
      method: donationMethods.find((method) => method === asked.method),
      from: day("from"),
      to: day("to"),
      leastCents: amountIn(text("least")),
      mostCents: amountIn(text("most")),
      search: text("search") || undefined,
    },
    order: order
      ? { by: order.startsWith("day") ? "day" : "amount", isRising: order.endsWith("rising") }
      : newestFirst,
  };
}

function amountIn(typed: string): Cents | undefined {
  const parsed = parseRand(typed);
  return parsed.ok ? parsed.cents : undefined;
}

export function placeIn(asked: Asked): Place {
  const id = (value: Asked[string]) => (typeof value === "string" && isId(value) ? value : undefined);
  const before = id(asked.before);
  return before ? { before } : { after: id(asked.after) };
}

/** What an address says of a list, by name. */
export function saidOf({ narrowing, order }: ListAsked): Record<string, string> {
  const { show, fundId, campaignId, method, from, to, leastCents, mostCents, search } = narrowing;
  const name = nameOf(order);
  const said = {
    search,
    show: show === "all" ? undefined : show,
    fund: fundId,
    campaign: campaignId,
    method,
    from,
    to,
    least: leastCents === undefined ? undefined : plainRand(leastCents),
    most: mostCents === undefined ? undefined : plainRand(mostCents),
    order: name === "day-falling" ? undefined : name,
  };
  return Object.fromEntries(
    Object.entries(said).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
}

/** The address of the list, narrowed like this; a change of null leaves that out. */
export function addressOf(
  organizationSlug: string,
  list: ListAsked,
  change: Record<string, string | null> = {},
  path = "",
): string {
  const said = Object.entries({ ...saidOf(list), ...change });
  const query = new URLSearchParams(said.filter((pair): pair is [string, string] => pair[1] !== null));
  return `/${organizationSlug}/donations${path}${query.size > 0 ? `?${query}` : ""}`;
}
