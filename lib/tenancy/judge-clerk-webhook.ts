import { Webhook } from "svix";
import { z } from "zod";

// What stands between the internet and the mirror of Clerk. Everything is judged on the raw body, and nothing is
// stored before it is known to be Clerk's.

export const webhookBytesLimit = 256 * 1024;

const event = z.object({
  type: z.string().min(1).max(100),
  timestamp: z.number().int().positive(),
  data: z.looseObject({ id: z.string().min(1).max(200).optional() }),
});

/** What the mirror is made of; of these Clerk always says which one. Other kinds are stored and set aside. */
const mirrored = /^(user|organization|organizationMembership|organizationInvitation|session)\./;

type ClerkWebhook = { svixId: string; type: string; subjectClerkId: string | null };
export type Judged =
  | { ok: true; webhook: ClerkWebhook }
  | { ok: false; status: 400 | 401 | 413; reason: Refusal };
type Refusal =
  | "too-large"
  | "empty"
  | "header-missing"
  | "header-malformed"
  | "timestamp-malformed"
  | "signature"
  | "not-utf8"
  | "not-an-event";

/**
 * Whether a delivery is Clerk's own (Svix signature under any of the secrets, which stand apart by a blank while
 * one replaces the other) and an event at all. Times off by more than five minutes are refused.
 */
export function judgeClerkWebhook(
  body: Uint8Array,
  headers: { get(name: string): string | null },
  secrets: string,
): Judged {
  if (body.byteLength > webhookBytesLimit) return refuse(413, "too-large");
  if (body.byteLength === 0) return refuse(400, "empty");
  const id = headers.get("svix-id");
  const timestamp = headers.get("svix-timestamp");
  const signature = headers.get("svix-signature");
  if (!id || !timestamp || !signature) return refuse(400, "header-missing");
  if (!/^[\w.-]{1,100}$/.test(id) || signature.length > 4096) return refuse(400, "header-malformed");
  // "1e9", " 12 " and "012" are numbers to parseInt and friends; Svix sends digits and nothing else.
  if (!/^(0|[1-9]\d{0,11})$/.test(timestamp)) return refuse(400, "timestamp-malformed");
  const text = asText(body);
  if (text === null) return refuse(400, "not-utf8");
  const signed = { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature };
  if (!secrets.split(/\s+/).some((secret) => secret && isSigned(secret, text, signed)))
    return refuse(401, "signature");
  const parsed = event.safeParse(parseJson(text));
  if (!parsed.success) return refuse(400, "not-an-event");
  const { type, data } = parsed.data;
  if (!data.id && mirrored.test(type)) return refuse(400, "not-an-event");
  return { ok: true, webhook: { svixId: id, type, subjectClerkId: data.id ?? null } };
}

const refuse = (status: 400 | 401 | 413, reason: Refusal): Judged => ({ ok: false, status, reason });

function isSigned(secret: string, text: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(text, headers);
    return true;
  } catch {
    return false;
  }
}

function asText(body: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
