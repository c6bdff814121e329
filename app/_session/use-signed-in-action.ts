"use client";

import { useAuth } from "@clerk/nextjs";
import { useActionState } from "react";

type Expired = { ok: false; reason: "session-expired" };

/**
 * A server action for somebody who is signed in. Where their token has just run out it is renewed and the form is
 * sent once more; what was typed stays either way.
 */
export function useSignedInAction<Result>(action: (form: FormData) => Promise<Result | Expired>) {
  const { getToken } = useAuth();
  return useActionState<Result | Expired | null, FormData>(async (_last, form) => {
    const first = await action(form);
    if (!isExpired(first)) return first;
    await getToken({ skipCache: true });
    return action(form);
  }, null);
}

const isExpired = (result: unknown) => (result as Expired | null)?.reason === "session-expired";
