"use client";

import { useSignUp } from "@clerk/nextjs";
import { useState } from "react";
import { CodeField } from "@/app/(auth)/_parts/code-field";
import { type Fault, type FaultWords, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";

type Props = {
  returnTo: string;
  words: (typeof auth)["signUp"];
  faults: FaultWords;
  startAnew: () => void;
};

/** The address is proved by the code that was mailed to it; then the person is signed in. */
export function ConfirmAddress({ returnTo, words, faults, startAnew }: Props) {
  const { signUp } = useSignUp();
  const [fault, setFault] = useState<Fault | null>(null);
  const [isResent, setResent] = useState(false);

  async function submit(form: FormData) {
    const missing = firstMissing(form, ["code"], faults);
    if (missing) return setFault(missing);
    setFault(null);
    const { error } = await signUp.verifications.verifyEmailCode({ code: typed(form, "code").trim() });
    if (error) return setFault(faultOf(error, faults));
    if (signUp.status !== "complete") return setFault({ field: null, message: faults.another_step });
    await signUp.finalize({ navigate: () => leaveTo(returnTo) });
  }

  async function resend() {
    setFault(null);
    const { error } = await signUp.verifications.sendEmailCode();
    if (error) setFault(faultOf(error, faults));
    else setResent(true);
  }

  return (
    <Form fault={fault} submit={submit}>
      {(isBusy) => (
        <>
          <div>
            <h2>{words.codeTitle}</h2>
            <p className="soft">{words.codeLead.replace("{email}", signUp.emailAddress ?? "")}</p>
          </div>
          <CodeField
            label={words.code}
            help={words.codeHelp}
            error={fault?.field === "code" ? fault.message : undefined}
          />
          <SubmitButton label={words.codeSubmit} busy={words.busy} isBusy={isBusy} />
          <p className="row between t-sm">
            <button type="button" className="link" onClick={resend}>
              {words.resend}
            </button>
            <button type="button" className="link" onClick={startAnew}>
              {words.changeEmail}
            </button>
          </p>
          <p className="t-sm soft" aria-live="polite">
            {isResent ? words.resent : ""}
          </p>
        </>
      )}
    </Form>
  );
}
