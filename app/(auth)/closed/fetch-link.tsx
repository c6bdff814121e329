"use client";

import { type MouseEvent, useState, useTransition } from "react";
import { useAskServer } from "@/app/_session/use-ask-server";
import type auth from "@/lib/messages/en/auth.json";
import { fetchArchive } from "./actions";

type Props = { organizationId: string; label: string; faults: (typeof auth)["closed"]["faults"] };

/** Fetches the archive, once who asks has proved who they are; without scripts the address behind it asks the same. */
export function FetchLink({ organizationId, label, faults }: Props) {
  const askServer = useAskServer();
  const [fault, setFault] = useState<keyof typeof faults | null>(null);
  const [isBusy, start] = useTransition();
  const fetchIt = (event: MouseEvent) => {
    event.preventDefault();
    if (isBusy) return;
    start(async () => {
      const fetched = await askServer(() => fetchArchive(organizationId)).catch(() => unreachable);
      if (fetched.ok) window.location.assign(fetched.address);
      setFault(fetched.ok ? null : fetched.reason);
    });
  };
  return (
    <>
      <p>
        <a
          className="btn primary"
          href={`/closed/${organizationId}/download`}
          aria-disabled={isBusy}
          onClick={fetchIt}
        >
          {isBusy && <span className="spin" aria-hidden="true" />}
          {label}
        </a>
      </p>
      <p role="alert" className="t-sm">
        {fault && faults[fault]}
      </p>
    </>
  );
}

const unreachable = { ok: false, reason: "unreachable" } as const;
