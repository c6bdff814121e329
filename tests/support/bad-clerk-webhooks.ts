import { Webhook } from "svix";

// Deliveries that are not Clerk's, or not events, each with what it is refused for. The signature is right for
// everything else in the delivery, so that each is refused for its own cause alone.

export type Delivery = { body: Uint8Array; headers: Headers };
type Change = {
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  secret?: string;
  at?: Date;
  without?: string;
  /** What becomes of the right signature. */
  signature?: (right: string) => string;
  /** Headers that are sent under another name. */
  renamed?: Record<string, string>;
  /** What is signed, where it differs from what is sent. */
  signed?: { id?: string; body?: string };
};

export const secretOf = (name: string) =>
  `whsec_${Buffer.from(`${name} of thirty-two bytes or more`).toString("base64")}`;

const eventOf = (data: object = { id: "user_1" }, type = "user.created") =>
  JSON.stringify({ type, object: "event", timestamp: Date.now(), data });

export function deliveryOf(secret: string, change: Change = {}): Delivery {
  const { body = eventOf(), headers = {}, at = new Date(), without, signed = {} } = change;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const text = signed.body ?? new TextDecoder().decode(bytes);
  const sent = new Headers({
    "svix-id": "msg_1",
    "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
    "svix-signature": new Webhook(change.secret ?? secret).sign(signed.id ?? "msg_1", at, text),
    ...headers,
  });
  if (without) sent.delete(without);
  if (change.signature) sent.set("svix-signature", change.signature(sent.get("svix-signature")!));
  for (const [name, other] of Object.entries(change.renamed ?? {})) {
    sent.set(other, sent.get(name)!);
    sent.delete(name);
  }
  return { body: bytes, headers: sent };
}

const minutesAway = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const now = () => String(Math.floor(Date.now() / 1000));
const kilobytes = (count: number) => new Uint8Array(count * 1024).fill(97);
const bytes = (...values: number[]) => new Uint8Array(values);

/** The cause, the delivery and the reason it is refused with. */
export const badClerkWebhooks: [cause: string, change: Change, reason: string][] = [
  ["an empty body", { body: "" }, "empty"],
  ["a body one byte past the limit", { body: new Uint8Array(256 * 1024 + 1).fill(97) }, "too-large"],
  ["a body of a megabyte", { body: kilobytes(1024) }, "too-large"],
  ["no id", { without: "svix-id" }, "header-missing"],
  ["no timestamp", { without: "svix-timestamp" }, "header-missing"],
  ["no signature", { without: "svix-signature" }, "header-missing"],
  ["an empty id", { headers: { "svix-id": "" } }, "header-missing"],
  ["an empty timestamp", { headers: { "svix-timestamp": "" } }, "header-missing"],
  ["an empty signature", { headers: { "svix-signature": "" } }, "header-missing"],
  ["an id with a blank", { headers: { "svix-id": "msg 1" } }, "header-malformed"],
  ["an id with a quote", { headers: { "svix-id": "msg'1" } }, "header-malformed"],
  ["an id with a slash", { headers: { "svix-id": "../msg" } }, "header-malformed"],
  ["an id that begins a second one", { headers: { "svix-id": "msg_1,msg_2" } }, "header-malformed"],
  ["an endless id", { headers: { "svix-id": "m".repeat(101) } }, "header-malformed"],
  ["an endless signature", { headers: { "svix-signature": "v1,".repeat(2000) } }, "header-malformed"],
  ["a timestamp in words", { headers: { "svix-timestamp": "now" } }, "timestamp-malformed"],
  ["a timestamp with an exponent", { headers: { "svix-timestamp": "1e9" } }, "timestamp-malformed"],
  ["a timestamp in hexadecimal", { headers: { "svix-timestamp": "0x6a0f" } }, "timestamp-malformed"],
  ["a timestamp with a fraction", { headers: { "svix-timestamp": `${now()}.5` } }, "timestamp-malformed"],
  [
    "a timestamp with letters after it",
    { headers: { "svix-timestamp": `${now()}abc` } },
    "timestamp-malformed",
  ],
  [
    "a timestamp with a zero before it",
    { headers: { "svix-timestamp": `0${now()}` } },
    "timestamp-malformed",
  ],
  ["a timestamp with a plus", { headers: { "svix-timestamp": `+${now()}` } }, "timestamp-malformed"],
  ["a negative timestamp", { headers: { "svix-timestamp": `-${now()}` } }, "timestamp-malformed"],
  [
    "a date for a timestamp",
    { headers: { "svix-timestamp": "2026-11-20T08:00:00Z" } },
    "timestamp-malformed",
  ],
  ["two timestamps", { headers: { "svix-timestamp": `${now()}, ${now()}` } }, "timestamp-malformed"],
  ["an endless timestamp", { headers: { "svix-timestamp": "1".repeat(13) } }, "timestamp-malformed"],
  ["a timestamp in milliseconds", { headers: { "svix-timestamp": `${now()}00` } }, "signature"],
  ["the beginning of time", { headers: { "svix-timestamp": "0" } }, "signature"],
  ["a timestamp of six minutes ago", { at: minutesAway(-6) }, "signature"],
  ["a timestamp of yesterday", { at: minutesAway(-1440) }, "signature"],
  ["a timestamp six minutes ahead", { at: minutesAway(6) }, "signature"],
  ["a timestamp of tomorrow", { at: minutesAway(1440) }, "signature"],
  ["another secret", { secret: secretOf("other") }, "signature"],
  ["another id than was signed", { headers: { "svix-id": "msg_2" } }, "signature"],
  ["an id signed for another delivery", { signed: { id: "msg_9" } }, "signature"],
  [
    "another time than was signed",
    { headers: { "svix-timestamp": String(Number(now()) - 30) } },
    "signature",
  ],
  ["another body than was signed", { signed: { body: eventOf({ id: "user_2" }) } }, "signature"],
  [
    "a body with a blank more than was signed",
    { body: `${eventOf()} `, signed: { body: eventOf() } },
    "signature",
  ],
  [
    "a body with a line end more than was signed",
    { body: `${eventOf()}\n`, signed: { body: eventOf() } },
    "signature",
  ],
  [
    "a body with a mark of byte order that was not signed",
    { body: `\uFEFF${eventOf()}`, signed: { body: eventOf() } },
    "signature",
  ],
  ["a signature of an unknown version", { headers: { "svix-signature": "v2,abcd" } }, "signature"],
  ["a signature of the asymmetric kind", { headers: { "svix-signature": "v1a,abcd" } }, "signature"],
  ["a signature that is no base64", { headers: { "svix-signature": "v1,%%%" } }, "signature"],
  ["half of the right signature", { signature: (right) => right.slice(0, right.length / 2) }, "signature"],
  ["the right signature with a letter more", { signature: (right) => `${right}A` }, "signature"],
  [
    "the right signature under another version",
    { signature: (right) => right.replace("v1,", "v2,") },
    "signature",
  ],
  [
    "the right signature, named asymmetric",
    { signature: (right) => right.replace("v1,", "v1a,") },
    "signature",
  ],
  ["the right signature without its version", { signature: (right) => right.slice(3) }, "signature"],
  [
    "headers of the plain standard only",
    {
      renamed: {
        "svix-id": "webhook-id",
        "svix-timestamp": "webhook-timestamp",
        "svix-signature": "webhook-signature",
      },
    },
    "header-missing",
  ],
  ["a signature without a version", { headers: { "svix-signature": "abcd" } }, "signature"],
  ["a version without a signature", { headers: { "svix-signature": "v1," } }, "signature"],
  [
    "a signature cut short",
    { headers: { "svix-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9" } },
    "signature",
  ],
  ["many signatures, none right", { headers: { "svix-signature": "v1,abcd v1,efgh v1,ijkl" } }, "signature"],
  ["bytes that are no text", { body: bytes(0x7b, 0xff, 0xfe, 0x7d) }, "not-utf8"],
  ["a letter cut in half", { body: bytes(0x22, 0xc3, 0x22) }, "not-utf8"],
  ["an over-long letter", { body: bytes(0x22, 0xc0, 0xaf, 0x22) }, "not-utf8"],
  ["half a surrogate pair", { body: bytes(0x22, 0xed, 0xa0, 0x80, 0x22) }, "not-utf8"],
  ["a form", { body: "type=user.created&id=user_1" }, "not-an-event"],
  ["XML", { body: "<event type='user.created'/>" }, "not-an-event"],
  ["JSON cut short", { body: eventOf().slice(0, -1) }, "not-an-event"],
  ["two events in one body", { body: eventOf() + eventOf() }, "not-an-event"],
  ["a list of events", { body: `[${eventOf()}]` }, "not-an-event"],
  ["null", { body: "null" }, "not-an-event"],
  ["a number", { body: "42" }, "not-an-event"],
  ["a text", { body: '"user.created"' }, "not-an-event"],
  ["an empty object", { body: "{}" }, "not-an-event"],
  ["no type", { body: '{"timestamp":1,"data":{"id":"user_1"}}' }, "not-an-event"],
  ["an empty type", { body: eventOf({ id: "user_1" }, "") }, "not-an-event"],
  ["an endless type", { body: eventOf({ id: "user_1" }, "user.".repeat(50)) }, "not-an-event"],
  [
    "a type that is a list",
    { body: '{"type":["user.created"],"timestamp":1,"data":{"id":"user_1"}}' },
    "not-an-event",
  ],
  ["no data", { body: '{"type":"user.created","timestamp":1}' }, "not-an-event"],
  ["data that is null", { body: '{"type":"user.created","timestamp":1,"data":null}' }, "not-an-event"],
  ["data about nobody", { body: eventOf({}) }, "not-an-event"],
  ["data about a number", { body: eventOf({ id: 1 }) }, "not-an-event"],
  ["data with an endless id", { body: eventOf({ id: "u".repeat(201) }) }, "not-an-event"],
  ["no time", { body: '{"type":"user.created","data":{"id":"user_1"}}' }, "not-an-event"],
  [
    "a time in words",
    { body: '{"type":"user.created","timestamp":"now","data":{"id":"user_1"}}' },
    "not-an-event",
  ],
  [
    "a time before all time",
    { body: '{"type":"user.created","timestamp":-1,"data":{"id":"user_1"}}' },
    "not-an-event",
  ],
];
