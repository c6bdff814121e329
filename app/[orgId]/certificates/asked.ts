import {
  certificateSeries,
  type RegisterFilter,
  type RegisterPlace,
  registerStates,
} from "@/lib/certificates/register-filter";
import { isId } from "@/lib/new-id";

export type Asked = Record<string, string | string[] | undefined>;

/** The part of the register that an address asks for; without a year the present one. What we do not know is left out. */
export function filterIn(asked: Asked, thisTaxYear: number): RegisterFilter {
  const search = typeof asked.search === "string" ? asked.search.trim().slice(0, 100) : "";
  return {
    state: registerStates.find((state) => state === asked.state),
    series: certificateSeries.find((series) => series === asked.series),
    taxYear: yearIn(asked.year, thisTaxYear),
    ...(search && { search }),
  };
}

function yearIn(year: Asked[string], thisTaxYear: number): number | undefined {
  if (year === "all") return undefined;
  return typeof year === "string" && /^2\d{3}$/.test(year) ? Number(year) : thisTaxYear;
}

export function placeIn(asked: Asked): RegisterPlace {
  const id = (value: Asked[string]) => (typeof value === "string" && isId(value) ? value : undefined);
  const above = id(asked.above);
  return above ? { above } : { below: id(asked.below) };
}

/** The address of the register, narrowed like this; what is left out of `change` stays. */
export function addressOf(
  organizationSlug: string,
  filter: RegisterFilter,
  change: Partial<Record<keyof RegisterFilter | "below" | "above", string | null>> = {},
  path = "",
): string {
  const asked: Record<string, string | null | undefined> = {
    year: filter.taxYear === undefined ? "all" : String(filter.taxYear),
    state: filter.state,
    series: filter.series,
    search: filter.search,
  };
  const { taxYear, ...rest } = change;
  const wanted = { ...asked, ...rest, ...(taxYear !== undefined && { year: taxYear }) };
  const given = Object.entries(wanted).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/${organizationSlug}/certificates${path}?${new URLSearchParams(given)}`;
}
