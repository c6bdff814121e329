"use client";

import { type ReactNode, useEffect, useState } from "react";
import { CodeField } from "@/app/(auth)/_parts/code-field";
import { type Fault, type FaultWords, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";

type CodeWords = Record<"code" | "codeSubmit" | "busy", string> &
  Partial<Record<"codeHelp" | "resend" | "resent", string>>;

type Props = {
  lead: ReactNode;
  words: CodeWords;
  faults: FaultWords;
  /** Sends what was typed; a fault keeps it. */
  verify: (code: string) => Promise<Fault | null>;
  /** Asks for another code; absent where there is none to mail. */
  resend?: () => Promise<Fault | null>;
  /** A code that is no six digits: a backup code. */
  isFree?: boolean;
  children?: ReactNode;
};

/** A code that the person reads elsewhere: in the mail, or in an authenticator. */
export function CodeStep({ lead, words, faults, verify, resend, isFree, children }: Props) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isResent, setResent] = useState(false);
  useEffect(() => document.getElementById("code")?.focus(), []);

  async function submit(form: FormData) {
    const missing = firstMissing(form, ["code"], faults);
    setFault(missing);
    setResent(false);
    if (!missing) setFault(await verify(typed(form, "code").replace(/\s/g, "")));
  }

  async function again() {
    const problem = await resend?.();
    setFault(problem ?? null);
    setResent(!problem);
  }

  return (
    <Form fault={fault} submit={submit}>
      {(isBusy) => (
        <>
          <div>{lead}</div>
          <CodeField
            label={words.code}
            help={words.codeHelp}
            error={fault?.field === "code" ? fault.message : undefined}
            isFree={isFree}
          />
          <SubmitButton label={words.codeSubmit} busy={words.busy} isBusy={isBusy} />
          <div className="row between t-sm">
            {resend && (
              <button type="button" className="link" onClick={again}>
                {words.resend}
              </button>
            )}
            {children}
          </div>
          <p className="t-sm soft" aria-live="polite">
            {isResent ? words.resent : ""}
          </p>
        </>
      )}
    </Form>
  );
}
