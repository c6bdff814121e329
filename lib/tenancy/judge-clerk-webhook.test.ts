import { expect, test } from "vitest";
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

test.each(badClerkWebhooks)("%s is refused", (_, change, reason) => {
  expect(judge(change)).toMatchObject({ ok: false, reason });
});
