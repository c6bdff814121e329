import { expect, test } from "vitest";
import { endingOf } from "@/app/(auth)/accept-invitation/ending-of";
import auth from "@/lib/messages/en/auth.json";
import { firstMissing, sentenceOf } from "./fault";

const words = auth.faults;
const refused = (code: string, meta: object = {}) => ({ errors: [{ code, meta }] });

test("a refusal of Clerk's stands at the field that it is about, in our words", () => {
  const wrong = refused("form_password_length_too_short", { paramName: "password" });
  expect(sentenceOf(wrong, words)).toEqual({ field: "password", message: "Use at least 8 characters." });
  const taken = refused("form_identifier_exists", { paramName: "email_address" });
  expect(sentenceOf(taken, words).field).toBe("email");
  const current = refused("form_password_validation_failed", { paramName: "current_password" });
  expect(sentenceOf(current, words).field).toBe("currentPassword");
});

test("what could not be reached, or not be told from a machine, is no fault of a field", () => {
  for (const error of [
    new TypeError("fetch failed"),
    { code: "network_error" },
    { code: "captcha_script_failed_to_load" },
  ])
    expect(sentenceOf(error, words)).toEqual({ field: null, message: words.unreachable });
  expect(sentenceOf(refused("captcha_invalid"), words).message).toBe(words.captcha);
});

test("a code that nobody knows still gets a sentence, and Clerk's own text never shows", () => {
  const strange = { errors: [{ code: "never_seen", message: "secret", longMessage: "secret", meta: {} }] };
  expect(sentenceOf(strange, words)).toEqual({ field: null, message: words.other });
});

test("the first empty field is named", () => {
  const form = new FormData();
  form.set("firstName", "  ");
  form.set("lastName", "Nkosi");
  expect(firstMissing(form, ["lastName", "firstName"], words)?.field).toBe("firstName");
  expect(firstMissing(form, ["lastName"], words)).toBeNull();
});

test("an invitation that leads nowhere ends by its reason, anything else does not end it", () => {
  expect(endingOf(refused("ticket_expired_code"))).toBe("expired");
  expect(endingOf(refused("organization_invitation_revoked_code"))).toBe("revoked");
  expect(endingOf(refused("organization_invitation_already_accepted"))).toBe("accepted");
  expect(endingOf(refused("ticket_invalid_code"))).toBe("notValid");
  expect(endingOf(refused("organization_invitation_to_deleted_organization"))).toBe("organizationGone");
  expect(endingOf(refused("form_password_length_too_short"))).toBeNull();
});
