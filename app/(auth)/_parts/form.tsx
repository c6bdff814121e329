"use client";

import { type ReactNode, useEffect, useState } from "react";
import { ErrorSummary } from "@/lib/ui/error-summary";
import type { Fault } from "./fault";

/**
 * A form that Clerk's script sends. `method` keeps what was typed out of the address should it be sent before the
 * script has come. What is wrong takes focus.
 */
export function Form({
  fault,
  submit,
  children,
}: {
  fault: Fault | null;
  submit: (form: FormData) => Promise<void>;
  children: (isBusy: boolean) => ReactNode;
}) {
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const selector = fault?.field ? `#${fault.field}` : ".error-summary";
    if (fault) document.querySelector<HTMLElement>(selector)?.focus();
  }, [fault]);
  return (
    <form
      className="stack g-4 lg-controls"
      method="post"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (isBusy) return;
        const form = new FormData(event.currentTarget);
        setBusy(true);
        await submit(form).finally(() => setBusy(false));
      }}
    >
      {fault && !fault.field && <ErrorSummary title={fault.message} errors={[]} />}
      {children(isBusy)}
    </form>
  );
}
