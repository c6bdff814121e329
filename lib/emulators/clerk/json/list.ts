import { ApiError } from "@/lib/emulators/clerk/api-error";

/** A page of a list as Clerk gives it: ten unless `limit` says otherwise, 500 at most. */
export function listJson<T>(all: T[], query: URLSearchParams, toJson: (one: T) => unknown) {
  const offset = numberOf(query, "offset", 0, 0, Number.MAX_SAFE_INTEGER);
  const limit = numberOf(query, "limit", 10, 1, 500);
  return { data: all.slice(offset, offset + limit).map((one) => toJson(one)), total_count: all.length };
}

function numberOf(
  query: URLSearchParams,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = query.get(name);
  if (value === null) return otherwise;
  if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  throw new ApiError(422, "form_param_value_invalid", `${name} must be between ${least} and ${most}.`, name);
}

/** Values of a repeated filter, `status=a&status=b` or `status[]=a`. */
export const filterValues = (query: URLSearchParams, name: string) => [
  ...query.getAll(name),
  ...query.getAll(`${name}[]`),
];
