import { afterEach, expect, test, vi } from "vitest";
import { badClerkWebhooks, deliveryOf, secretOf } from "@/tests/support/bad-clerk-webhooks";
import { judgeClerkWebhook } from "./judge-clerk-webhook";

const current = secretOf("current");

function judge(change: Parameters<typeof deliveryOf>[1] = {}, secrets = current) {
  const { body, headers } = deliveryOf(current, change);
  return judgeClerkWebhook(body, headers, secrets);
}

test("a genuine event is known by its signature", () => {
  expect(judge()).toEqual({
    ok: true,
    webhook: { svixId: "msg_1", type: "user.created", subjectClerkId: "user_1" },
  });
});

test("while a secret is replaced, both the old and the new one count", () => {
  const old = secretOf("old");
  expect(judge({ secret: old }, `${current} ${old}`).ok).toBe(true);
  expect(judge({ secret: current }, `${current} ${old}`).ok).toBe(true);
  expect(judge({ secret: secretOf("third") }, `${current} ${old}`)).toMatchObject({ reason: "signature" });
});

test("the vector that Standard Webhooks publishes is signed, and with a figure changed it is not", () => {
  vi.useFakeTimers({ now: 1614265330_000 });
  const published = (body: string) =>
    judgeClerkWebhook(
      new TextEncoder().encode(body),
      new Headers({
        "Svix-Id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "SVIX-TIMESTAMP": "1614265330",
        "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      }),
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    );
  // It is signed, so it comes as far as being no event of Clerk's.
  expect(published('{"test": 2432232314}')).toMatchObject({ reason: "not-an-event" });
  expect(published('{"test": 2432232315}')).toMatchObject({ reason: "signature" });
});
afterEach(() => vi.useRealTimers());

test("the right signature counts among others, and with the secret's prefix left out", () => {
  expect(judge({ signature: (right) => `v1,AAAA v1a,BBBB ${right} v2,CCCC` }).ok).toBe(true);
  expect(judge({}, current.replace("whsec_", "")).ok).toBe(true);
});

test("a time up to five minutes away counts", () => {
  for (const seconds of [-295, 295])
    expect(judge({ at: new Date(Date.now() + seconds * 1000) }).ok, String(seconds)).toBe(true);
});

test("a secret that is empty or no secret lets nothing through", () => {
  for (const secrets of ["", " ", "whsec_", "whsec_ whsec_", "whsec_%%%", "not base64 at all"])
    expect(judge({}, secrets), secrets).toMatchObject({ ok: false, reason: "signature" });
});

test("an event of a kind that is not mirrored may be about nothing; one that is mirrored may not", () => {
  const body = (type: string) => JSON.stringify({ type, timestamp: Date.now(), data: {} });
  expect(judge({ body: body("email.created") })).toMatchObject({ webhook: { subjectClerkId: null } });
  for (const kind of ["user", "organization", "organizationMembership", "organizationInvitation", "session"])
    expect(judge({ body: body(`${kind}.updated`) })).toMatchObject({ reason: "not-an-event" });
});

test.each(badClerkWebhooks)("%s is refused", (_, change, reason) => {
  expect(judge(change)).toMatchObject({ ok: false, reason });
});
