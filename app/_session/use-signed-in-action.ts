"use client";

import { unstable_rethrow } from "next/navigation";
import { useActionState } from "react";
import { useAskServer } from "./use-ask-server";

type Failed = { ok: false; reason: "session-expired" | "unreachable" };

/**
 * A server action for somebody who is signed in. Where their token has just run out it is renewed and the form is
 * sent once more, and likewise once they have proved who they are, where the act wants that; where the site cannot be reached that is an answer too. What was typed stays either way.
 */
export function useSignedInAction<Result>(action: (form: FormData) => Promise<Result | Failed>) {
  const askServer = useAskServer();
  return useActionState<Result | Failed | null, FormData>(async (_last, form) => {
    try {
      return await askServer(() => action(form));
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, reason: "unreachable" };
    }
  }, null);
}
