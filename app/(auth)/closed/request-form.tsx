"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { useHydrated } from "@/app/_session/use-hydrated";
import { useSignedInAction } from "@/app/_session/use-signed-in-action";
import type auth from "@/lib/messages/en/auth.json";
import { type Requested, request } from "./actions";

type Props = { organizationId: string; label: string; faults: (typeof auth)["closed"]["faults"] };

/** Has the archive packed. */
export function RequestForm({ organizationId, label, faults }: Props) {
  const [requested, send, isBusy] = useSignedInAction<Requested>(request);
  const router = useRouter();
  const isReady = useHydrated();
  useEffect(() => {
    if (requested?.ok) router.refresh();
  }, [requested, router]);
  return (
    <form
      className="stack g-2"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        if (!isBusy) startTransition(() => send(form));
      }}
    >
      <input type="hidden" name="organizationId" value={organizationId} />
      <p>
        <button type="submit" className="btn primary" disabled={!isReady} aria-disabled={isBusy}>
          {label}
        </button>
      </p>
      <p role="alert" className="t-sm">
        {requested && !requested.ok ? faults[requested.reason] : ""}
      </p>
    </form>
  );
}
