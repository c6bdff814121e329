"use client";

import { useSignIn } from "@clerk/nextjs";
import { useState } from "react";
import { CodeField, fieldIcons } from "@/app/(auth)/_parts/code-field";
import { type Fault, type FaultWords, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";
import { TextField } from "@/lib/ui/field";

type Props = { returnTo: string; words: (typeof auth)["forgot"]; faults: FaultWords };
type Step = "address" | "code" | "password";

/** Address, then the mailed code, then a new password; then the person is signed in. */
export function ForgotPasswordForm({ returnTo, words, faults }: Props) {
  const { signIn } = useSignIn();
  const [step, setStep] = useState<Step>("address");
  const [fault, setFault] = useState<Fault | null>(null);
  const [isResent, setResent] = useState(false);
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);
  const reset = signIn.resetPasswordEmailCode;

  async function go(
    form: FormData,
    field: string,
    act: (value: string) => Promise<{ error: unknown }>,
    next: Step,
  ) {
    const missing = firstMissing(form, [field], faults);
    if (missing) return setFault(missing);
    setFault(null);
    const { error } = await act(typed(form, field).trim());
    if (error)
      return setFault(faultOf(error, { ...faults, form_identifier_not_found: faults.unknown_address }));
    setStep(next);
  }

  const submit: Record<Step, (form: FormData) => Promise<void>> = {
    address: (form) =>
      go(
        form,
        "email",
        async (identifier) => {
          const { error } = await signIn.create({ identifier });
          return error ? { error } : reset.sendCode();
        },
        "code",
      ),
    code: (form) => go(form, "code", (code) => reset.verifyCode({ code }), "password"),
    password: (form) =>
      go(
        form,
        "password",
        async (password) => {
          const { error } = await reset.submitPassword({ password });
          if (error) return { error };
          return signIn.finalize({ navigate: () => leaveTo(returnTo) });
        },
        "password",
      ),
  };

  async function resend() {
    const { error } = await reset.sendCode();
    if (error) setFault(faultOf(error, faults));
    else setResent(true);
  }

  return (
    <Form key={step} fault={fault} submit={submit[step]}>
      {(isBusy) => (
        <>
          {step === "address" && (
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
              <SubmitButton label={words.submit} busy={words.busy} isBusy={isBusy} />
            </>
          )}
          {step === "code" && (
            <>
              <p className="soft">{words.codeLead.replace("{email}", signIn.identifier ?? "")}</p>
              <CodeField label={words.code} error={at("code")} />
              <SubmitButton label={words.codeSubmit} busy={words.busy} isBusy={isBusy} />
              <p className="t-sm">
                <button type="button" className="link" onClick={resend}>
                  {words.resend}
                </button>{" "}
                <span className="soft" aria-live="polite">
                  {isResent ? words.resent : ""}
                </span>
              </p>
            </>
          )}
          {step === "password" && (
            <>
              <p className="soft">{words.passwordLead}</p>
              <TextField
                name="password"
                type="password"
                label={words.password}
                help={words.passwordHelp}
                error={at("password")}
                icons={fieldIcons}
                autoComplete="new-password"
              />
              <SubmitButton label={words.passwordSubmit} busy={words.busy} isBusy={isBusy} />
            </>
          )}
        </>
      )}
    </Form>
  );
}
