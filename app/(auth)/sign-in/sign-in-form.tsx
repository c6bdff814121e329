"use client";

import { useSignIn } from "@clerk/nextjs";
import { useState } from "react";
import { CodeField, fieldIcons } from "@/app/(auth)/_parts/code-field";
import { type Fault, type FaultWords, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";
import { described, TextField } from "@/lib/ui/field";

type Props = { returnTo: string; forgotten: string; words: (typeof auth)["signIn"]; faults: FaultWords };

export function SignInForm({ returnTo, forgotten, words, faults }: Props) {
  const { signIn } = useSignIn();
  const [fault, setFault] = useState<Fault | null>(null);
  const [asksForCode, setAsksForCode] = useState(false);
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);

  async function finish() {
    if (signIn.status === "complete") {
      await signIn.finalize({ navigate: () => leaveTo(returnTo) });
      return;
    }
    // Clerk asks for a mailed code as well on a device that it does not know yet.
    const isMailed = signIn.supportedSecondFactors.some(({ strategy }) => strategy === "email_code");
    if (!isMailed || asksForCode) return setFault({ field: null, message: faults.another_step });
    const { error } = await signIn.mfa.sendEmailCode();
    if (error) setFault(faultOf(error, faults));
    else setAsksForCode(true);
  }

  async function submit(form: FormData) {
    const missing = firstMissing(form, ["email", "password"], faults);
    if (missing) return setFault(missing);
    setFault(null);
    const { error } = await signIn.password({
      identifier: typed(form, "email").trim(),
      password: typed(form, "password"),
    });
    if (!error) return finish();
    if (isSignedInAlready(error)) return leaveTo(returnTo);
    const refusal = faultOf(error, faults);
    // Whether there is such an account is not told: the two belong together or they don't.
    setFault({ ...refusal, field: refusal.field && "password" });
  }

  async function submitCode(form: FormData) {
    setFault(null);
    const { error } = await signIn.mfa.verifyEmailCode({ code: typed(form, "code").trim() });
    if (error) return setFault(faultOf(error, faults));
    await finish();
  }

  if (asksForCode)
    return (
      <Form key="code" fault={fault} submit={submitCode}>
        {(isBusy) => (
          <>
            <p className="soft">{words.codeLead}</p>
            <CodeField label={words.code} error={at("code")} />
            <SubmitButton label={words.codeSubmit} busy={words.busy} isBusy={isBusy} />
          </>
        )}
      </Form>
    );
  return (
    <Form fault={fault} submit={submit}>
      {(isBusy) => (
        <>
          <TextField
            name="email"
            type="email"
            label={words.email}
            error={at("email")}
            icons={fieldIcons}
            autoComplete="username"
            inputMode="email"
          />
          <div className="field">
            <div className="row between">
              <label className="label" htmlFor="password">
                {words.password}
              </label>
              <a className="t-sm" href={forgotten}>
                {words.forgotten}
              </a>
            </div>
            <input
              {...described({ name: "password", error: at("password") })}
              className="input"
              type="password"
              autoComplete="current-password"
            />
            {at("password") && (
              <p className="error" id="password-error">
                {fieldIcons.error}
                {at("password")}
              </p>
            )}
          </div>
          <SubmitButton label={words.submit} busy={words.busy} isBusy={isBusy} />
        </>
      )}
    </Form>
  );
}

const isSignedInAlready = (error: unknown) =>
  (error as { errors?: { code?: string }[] }).errors?.[0]?.code === "session_exists";
