"use client";

import { useAuth } from "@clerk/nextjs";
import { unstable_rethrow } from "next/navigation";
import { useActionState } from "react";

type Failed = { ok: false; reason: "session-expired" | "unreachable" };

/**
 * A server action for somebody who is signed in. Where their token has just run out it is renewed and the form is
 * sent once more; where the site cannot be reached that is an answer too. What was typed stays either way.
 */
export function useSignedInAction<Result>(action: (form: FormData) => Promise<Result | Failed>) {
  const { getToken } = useAuth();
  return useActionState<Result | Failed | null, FormData>(async (_last, form) => {
    try {
      const first = await action(form);
      if (!isExpired(first)) return first;
      await getToken({ skipCache: true });
      return await action(form);
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, reason: "unreachable" };
    }
  }, null);
}

const isExpired = (result: unknown) => (result as Failed | null)?.reason === "session-expired";
