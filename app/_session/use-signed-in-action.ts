"use client";

import { unstable_rethrow } from "next/navigation";
import { useActionState } from "react";
import { withFreshToken } from "./with-fresh-token";

type Failed = { ok: false; reason: "session-expired" | "unreachable" };

/**
 * A server action for somebody who is signed in. Where their token has just run out it is renewed and the form is
 * sent once more; where the site cannot be reached that is an answer too. What was typed stays either way.
 */
export function useSignedInAction<Result>(action: (form: FormData) => Promise<Result | Failed>) {
  return useActionState<Result | Failed | null, FormData>(async (_last, form) => {
    try {
      return await withFreshToken(() => action(form));
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, reason: "unreachable" };
    }
  }, null);
}
