import { expect, test } from "vitest";
import { nextStep } from "./find-onboarding";

test("onboarding goes on at the first thing that is still to do", () => {
  expect(nextStep({ approval: null, hasPayfast: false, campaign: null })).toBe("organization");
  expect(nextStep({ approval: "letter-missing", hasPayfast: false, campaign: null })).toBe("letter");
  expect(nextStep({ approval: "waiting", hasPayfast: false, campaign: null })).toBe("payfast");
  expect(nextStep({ approval: "refused", hasPayfast: true, campaign: null })).toBe("campaign");
  expect(nextStep({ approval: "approved", hasPayfast: true, campaign: "books" })).toBe("finished");
});
