import { ApiError } from "@/lib/emulators/clerk/api-error";
import type { Metadata } from "@/lib/emulators/clerk/state";

/** A parsed body: JSON from the Backend API, form fields from the browser. */
export type Fields = Record<string, unknown>;

/** A text field; the browser sends an empty one for null. */
export function text(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string") return value;
  throw new ApiError(422, "form_param_type_invalid", `${name} must be a string.`, name);
}

export function requiredText(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === null) throw new ApiError(422, "form_param_missing", `${name} must be included.`, name);
  return value;
}

/** A field that is one text or several (repeated, listed or separated by commas). */
export function texts(fields: Fields, name: string): string[] {
  const value = fields[name];
  const parts = Array.isArray(value) ? value : value ? [value] : [];
  return parts.flatMap((part) => String(part).split(",")).filter(Boolean);
}

/** An object, or the JSON of one; undefined when the field is absent. */
export function metadata(fields: Fields, name: string): Metadata | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  const parsed = typeof value === "string" ? parseJson(value, name) : value;
  if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed as Metadata;
  throw new ApiError(422, "form_param_format_invalid", `${name} must be an object.`, name);
}

/** The address in small letters. */
export function emailAddress(value: string, paramName = "email_address"): string {
  const address = value.trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return address;
  throw new ApiError(
    422,
    "form_param_format_invalid",
    "Email address must be a valid email address.",
    paramName,
  );
}

function parseJson(value: string, name: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new ApiError(422, "form_param_format_invalid", `${name} must be valid JSON.`, name);
  }
}
