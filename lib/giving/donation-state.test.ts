import { expect, test } from "vitest";
import { donationState, isStruckOut } from "./donation-state";

test("a completed donation stays completed whatever a later attempt to pay did", () => {
  expect(donationState("completed", "failed")).toBe("completed");
  expect(donationState("completed", "started")).toBe("completed");
});

test("a payment that failed or was charged back says why the donation does not count", () => {
  expect(donationState("pending", "failed")).toBe("failed");
  expect(donationState("reversed", "charged-back")).toBe("charged-back");
  expect(donationState("reversed", "completed")).toBe("reversed");
});

test("only money that is on its way or has arrived is not struck out", () => {
  const states = [
    "pending",
    "completed",
    "failed",
    "expired",
    "refunded",
    "charged-back",
    "reversed",
  ] as const;
  expect(states.filter((state) => !isStruckOut(state))).toEqual(["pending", "completed"]);
});
