import type auth from "@/lib/messages/en/auth.json";

export type FaultWords = (typeof auth)["faults"];
export type Fault = { field: string | null; message: string };

/** Clerk's names of fields, and ours. */
const fields: Record<string, string> = {
  identifier: "email",
  email_address: "email",
  password: "password",
  code: "code",
  first_name: "firstName",
  last_name: "lastName",
};

type Refused = { code?: string; errors?: { code?: string; meta?: { paramName?: string } }[] };

/** Clerk's refusal as our sentence, and the field that it is about. */
export function faultOf(error: unknown, words: FaultWords): Fault {
  const refused = error as Refused;
  const first = refused.errors?.[0];
  const code = first?.code ?? refused.code ?? "";
  if (first) navigator.sendBeacon("/api/sign-in-errors", code);
  const field = fields[first?.meta?.paramName ?? ""] ?? null;
  if (code === "network_error" || (!first && error instanceof TypeError))
    return { field: null, message: words.unreachable };
  return { field, message: words[code as keyof FaultWords] ?? words.other };
}

/** The first empty field of those that must be filled in. */
export function firstMissing(form: FormData, names: string[], words: FaultWords): Fault | null {
  const field = names.find((name) => !String(form.get(name) ?? "").trim());
  return field ? { field, message: words.missing } : null;
}

export const typed = (form: FormData, name: string) => String(form.get(name) ?? "");
