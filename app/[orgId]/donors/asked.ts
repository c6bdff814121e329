import type { CalendarDate } from "@/lib/calendar";
import type { DonorFilter } from "@/lib/giving/donor-filter";
import { type DonorKind, donorKinds } from "@/lib/giving/donor-views";
import { taxYearBounds, taxYearOf } from "@/lib/tax-year";

export type Asked = Record<string, string | string[] | undefined>;

/** The ways to narrow the list, as they stand in its address. */
export type Narrowing = {
  search?: string;
  kind?: DonorKind;
  gave?: "yes";
  details?: "missing";
  email?: "none";
};

/** What an address asks for; what we do not know is left out. */
export function narrowingIn(asked: Asked): Narrowing {
  const search = typeof asked.search === "string" ? asked.search.trim().slice(0, 100) : "";
  return {
    search: search || undefined,
    kind: donorKinds.find((kind) => kind === asked.kind),
    gave: asked.gave === "yes" ? "yes" : undefined,
    details: asked.details === "missing" ? "missing" : undefined,
    email: asked.email === "none" ? "none" : undefined,
  };
}

export function filterOf(
  { search, kind, gave, details, email }: Narrowing,
  today: CalendarDate,
): DonorFilter {
  return {
    search,
    kind,
    gaveSince: gave && taxYearBounds(taxYearOf(today)).firstDay,
    lacksDetails: details !== undefined,
    lacksEmail: email !== undefined,
  };
}

/** The address of a list, narrowed; `more` is a place in it. */
export function addressOf(list: string, narrowing: Narrowing, more: Record<string, string> = {}): string {
  const chosen = Object.entries({ ...narrowing, ...more }).filter((pair): pair is [string, string] =>
    Boolean(pair[1]),
  );
  return chosen.length > 0 ? `${list}?${new URLSearchParams(chosen)}` : list;
}
