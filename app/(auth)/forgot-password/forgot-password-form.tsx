"use client";

import { useSignIn } from "@clerk/nextjs";
import { useState } from "react";
import { CodeStep } from "@/app/(auth)/_parts/code-step";
import { type Fault, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { finishSignIn } from "@/app/(auth)/_parts/finish-sign-in";
import { Form } from "@/app/(auth)/_parts/form";
import { EmailField, NewPasswordField } from "@/app/(auth)/_parts/person-fields";
import { SecondFactor } from "@/app/(auth)/_parts/second-factor";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";

type Props = { returnTo: string; words: Pick<typeof auth, "forgot" | "secondFactor" | "faults"> };
type Step = "address" | "code" | "password" | "second-factor";

/** Address, then the mailed code, then a new password; then the person is signed in. */
export function ForgotPasswordForm({ returnTo, words }: Props) {
  const { signIn } = useSignIn();
  const [step, setStep] = useState<Step>("address");
  const [fault, setFault] = useState<Fault | null>(null);
  const { forgot, faults } = words;
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);
  const reset = signIn.resetPasswordEmailCode;
  const faultIn = (error: unknown): Fault | null =>
    error ? faultOf(error, { ...faults, form_identifier_not_found: faults.unknown_address }) : null;

  async function goOn(): Promise<Fault | null> {
    const next = await finishSignIn(signIn, returnTo, faults);
    if (next !== "second-factor") return next;
    setStep(next);
    return null;
  }

  async function sendTo(identifier: string): Promise<Fault | null> {
    const { error } = await signIn.create({ identifier });
    const refusal = faultIn(error) ?? faultIn((await reset.sendCode()).error);
    if (!refusal) setStep("code");
    return refusal;
  }

  async function keep(password: string): Promise<Fault | null> {
    const { error } = await reset.submitPassword({ password, signOutOfOtherSessions: true });
    return faultIn(error) ?? goOn();
  }

  if (step === "second-factor")
    return <SecondFactor words={words.secondFactor} faults={faults} goOn={goOn} />;
  if (step === "code")
    return (
      <CodeStep
        lead={<p className="soft">{forgot.codeLead.replace("{email}", signIn.identifier ?? "")}</p>}
        words={forgot}
        faults={faults}
        verify={async (code) => {
          const refusal = faultIn((await reset.verifyCode({ code })).error);
          setFault(null);
          if (!refusal) setStep("password");
          return refusal;
        }}
        resend={async () => faultIn((await reset.sendCode()).error)}
      />
    );
  const submit = (field: string, act: (value: string) => Promise<Fault | null>) => async (form: FormData) => {
    const missing = firstMissing(form, [field], faults);
    setFault(missing ?? (await act(typed(form, field))));
  };
  if (step === "password")
    return (
      <Form key="password" fault={fault} submit={submit("password", keep)}>
        {(isBusy) => (
          <>
            <p className="soft">{forgot.passwordLead}</p>
            <NewPasswordField label={forgot.password} help={forgot.passwordHelp} errorOf={at} />
            <SubmitButton label={forgot.passwordSubmit} busy={forgot.busy} isBusy={isBusy} />
          </>
        )}
      </Form>
    );
  return (
    <Form key="address" fault={fault} submit={submit("email", (email) => sendTo(email.trim()))}>
      {(isBusy) => (
        <>
          <EmailField label={forgot.email} errorOf={at} autoComplete="username" />
          <SubmitButton label={forgot.submit} busy={forgot.busy} isBusy={isBusy} />
        </>
      )}
    </Form>
  );
}
