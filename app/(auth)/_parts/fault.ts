import type auth from "@/lib/messages/en/auth.json";

export type FaultWords = (typeof auth)["faults"];
export type Fault = { field: string | null; message: string };

/** Clerk's names of fields, and ours. */
const fields: Record<string, string> = {
  identifier: "email",
  email_address: "email",
  password: "password",
  current_password: "currentPassword",
  new_password: "password",
  code: "code",
  first_name: "firstName",
  last_name: "lastName",
};

type Refused = { code?: string; errors?: { code?: string; meta?: { paramName?: string } }[] };

export const codeOf = (error: unknown) =>
  (error as Refused).errors?.[0]?.code ?? (error as Refused).code ?? "";

/** A refused sign-in or sign-up: its sentence, and a note of Clerk's reason for whoever watches the installation. */
export function faultOf(error: unknown, words: FaultWords): Fault {
  if ((error as Refused).errors) navigator.sendBeacon("/api/sign-in-errors", codeOf(error));
  return sentenceOf(error, words);
}

/** Clerk's refusal as our sentence, and the field that it is about. */
export function sentenceOf(error: unknown, words: FaultWords): Fault {
  const { errors } = error as Refused;
  const meta = errors?.[0]?.meta;
  const code = codeOf(error);
  const field = fields[meta?.paramName ?? ""] ?? null;
  if (
    code === "network_error" ||
    code.startsWith("captcha_script") ||
    (!errors && error instanceof TypeError)
  )
    return { field: null, message: words.unreachable };
  if (code.startsWith("captcha_")) return { field: null, message: words.captcha };
  // Clerk's script leaves out for how long.
  if (code === "user_locked") return { field: null, message: words.user_locked };
  return { field, message: words[code as keyof FaultWords] ?? words.other };
}

/** The first empty field of those that must be filled in. */
export function firstMissing(form: FormData, names: string[], words: FaultWords): Fault | null {
  const field = names.find((name) => !String(form.get(name) ?? "").trim());
  return field ? { field, message: words.missing } : null;
}

export const typed = (form: FormData, name: string) => String(form.get(name) ?? "");
