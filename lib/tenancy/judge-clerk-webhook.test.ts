import { Webhook } from "svix";
import { expect, test } from "vitest";
import { judgeClerkWebhook, webhookBytesLimit } from "./judge-clerk-webhook";

const secretOf = (name: string) =>
  `whsec_${Buffer.from(`${name} of thirty-two bytes or more`).toString("base64")}`;
const current = secretOf("current");
const payload = JSON.stringify({ type: "user.created", timestamp: Date.now(), data: { id: "user_1" } });

type Change = {
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  secret?: string;
  at?: Date;
  without?: string;
};

function deliver(
  { body = payload, headers = {}, secret = current, at = new Date(), without }: Change = {},
  secrets = current,
) {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const text = new TextDecoder().decode(bytes);
  const sent = new Headers({
    "svix-id": "msg_1",
    "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
    "svix-signature": new Webhook(secret).sign("msg_1", at, text),
    ...headers,
  });
  if (without) sent.delete(without);
  return judgeClerkWebhook(bytes, sent, secrets);
}

const minutesAway = (minutes: number) => new Date(Date.now() + minutes * 60_000);

test("a genuine event is known by its signature", () => {
  expect(deliver()).toEqual({
    ok: true,
    webhook: { svixId: "msg_1", type: "user.created", subjectClerkId: "user_1" },
  });
});

test("while a secret is replaced, both the old and the new one count", () => {
  const old = secretOf("old");
  expect(deliver({ secret: old }, `${current} ${old}`).ok).toBe(true);
  expect(deliver({ secret: current }, `${current} ${old}`).ok).toBe(true);
  expect(deliver({ secret: secretOf("other") }, `${current} ${old}`)).toMatchObject({ reason: "signature" });
});

const big = new Uint8Array(webhookBytesLimit + 1).fill(97);
const seconds = String(Math.floor(Date.now() / 1000));

test.each<[string, Change, string]>([
  ["an empty body", { body: "" }, "empty"],
  ["a body past the limit", { body: big }, "too-large"],
  ["no id", { without: "svix-id" }, "header-missing"],
  ["no timestamp", { without: "svix-timestamp" }, "header-missing"],
  ["no signature", { without: "svix-signature" }, "header-missing"],
  ["an id with a blank", { headers: { "svix-id": "msg 1" } }, "header-malformed"],
  ["an endless id", { headers: { "svix-id": "m".repeat(101) } }, "header-malformed"],
  ["an endless signature", { headers: { "svix-signature": "v1,".repeat(2000) } }, "header-malformed"],
  ["a timestamp in words", { headers: { "svix-timestamp": "now" } }, "timestamp-malformed"],
  ["a timestamp with an exponent", { headers: { "svix-timestamp": "1e9" } }, "timestamp-malformed"],
  ["a timestamp with a fraction", { headers: { "svix-timestamp": `${seconds}.5` } }, "timestamp-malformed"],
  [
    "a timestamp with letters after it",
    { headers: { "svix-timestamp": `${seconds}abc` } },
    "timestamp-malformed",
  ],
  ["a negative timestamp", { headers: { "svix-timestamp": `-${seconds}` } }, "timestamp-malformed"],
  ["a timestamp of the past", { at: minutesAway(-6) }, "signature"],
  ["a timestamp of the future", { at: minutesAway(6) }, "signature"],
  ["another secret", { secret: secretOf("other") }, "signature"],
  ["another id than was signed", { headers: { "svix-id": "msg_2" } }, "signature"],
  [
    "another time than was signed",
    { headers: { "svix-timestamp": String(Number(seconds) - 30) } },
    "signature",
  ],
  ["a signature of an unknown version", { headers: { "svix-signature": "v2,abcd" } }, "signature"],
  ["a signature that is no base64", { headers: { "svix-signature": "v1,%%%" } }, "signature"],
  ["a signature without a version", { headers: { "svix-signature": "abcd" } }, "signature"],
  ["bytes that are no text", { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }, "not-utf8"],
  ["text that is no JSON", { body: "type=user.created" }, "not-an-event"],
  ["a list", { body: "[]" }, "not-an-event"],
  ["null", { body: "null" }, "not-an-event"],
  ["an event without a type", { body: '{"timestamp":1,"data":{"id":"user_1"}}' }, "not-an-event"],
  ["an event without data", { body: '{"type":"user.created","timestamp":1}' }, "not-an-event"],
  ["an event about nobody", { body: '{"type":"user.created","timestamp":1,"data":{}}' }, "not-an-event"],
  ["an event without a time", { body: '{"type":"user.created","data":{"id":"user_1"}}' }, "not-an-event"],
])("%s is refused", (_, change, reason) => {
  expect(deliver(change)).toMatchObject({ ok: false, reason });
});

test("a body changed by one letter is refused", () => {
  const at = new Date();
  const headers = { "svix-signature": new Webhook(current).sign("msg_1", at, payload) };
  expect(deliver({ body: payload.replace("user_1", "user_2"), headers, at })).toMatchObject({
    reason: "signature",
  });
});
