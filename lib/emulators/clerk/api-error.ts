/** A refusal in Clerk's words. `paramName` is what puts it beside the field of a form. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly paramName?: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
  }

  toJson(traceId: string) {
    const meta = { ...(this.paramName ? { param_name: this.paramName } : {}), ...this.extra };
    const error = { code: this.code, message: this.message, long_message: this.message, meta };
    return { errors: [error], clerk_trace_id: traceId };
  }
}

export const notFound = (what: string) => new ApiError(404, "resource_not_found", `${what} not found`);

export const missingPermission = () =>
  new ApiError(403, "missing_permission", "Current user is missing an organization permission");

/** The value, or 404 in Clerk's form. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw notFound(what);
  return value;
}
