"use client";

import { useSignUp } from "@clerk/nextjs";
import { useState } from "react";
import { CaptchaPlace } from "@/app/(auth)/_parts/captcha-place";
import { codeOf, type Fault, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { OtherWays } from "@/app/(auth)/_parts/other-ways";
import { EmailField, NameFields, NewPasswordField } from "@/app/(auth)/_parts/person-fields";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";
import { maySignUp } from "./actions";
import { ConfirmAddress } from "./confirm-address";

type Props = {
  returnTo: string;
  signInHref: string;
  words: Pick<typeof auth, "signUp" | "otherWays" | "faults">;
};

export function SignUpForm({ returnTo, signInHref, words }: Props) {
  const { signUp } = useSignUp();
  const [fault, setFault] = useState<Fault | null>(null);
  const [startsAnew, setStartsAnew] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const { signUp: t, faults } = words;
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);

  async function submit(form: FormData) {
    const missing = firstMissing(form, ["firstName", "lastName", "email", "password"], faults);
    setFault(missing);
    setTaken(false);
    if (missing) return;
    // Not to be reached is no reason to keep anybody out: Clerk has limits of its own.
    if (!(await maySignUp().catch(() => true)))
      return setFault({ field: null, message: faults.too_many_accounts });
    const { error } = await signUp.password({
      emailAddress: typed(form, "email").trim(),
      password: typed(form, "password"),
      firstName: typed(form, "firstName").trim(),
      lastName: typed(form, "lastName").trim(),
    });
    if (error && codeOf(error) === "session_exists") return leaveTo(returnTo);
    if (error) {
      setTaken(codeOf(error) === "form_identifier_exists");
      return setFault(faultOf(error, faults));
    }
    const sent = await signUp.verifications.sendEmailCode();
    if (sent.error) return setFault(faultOf(sent.error, faults));
    setStartsAnew(false);
  }

  // Clerk keeps a sign-up that was begun, so that a page loaded anew goes on at the code.
  const waitsForCode =
    signUp.status === "missing_requirements" && signUp.unverifiedFields.includes("email_address");
  if (waitsForCode && signUp.missingFields.length === 0 && !startsAnew)
    return (
      <ConfirmAddress returnTo={returnTo} words={t} faults={faults} startAnew={() => setStartsAnew(true)} />
    );
  return (
    <>
      <Form fault={fault} submit={submit}>
        {(isBusy) => (
          <>
            <NameFields words={t} errorOf={at} />
            <EmailField label={t.email} errorOf={at} autoComplete="email" />
            {isTaken && (
              <p className="t-sm">
                <a href={signInHref}>{t.signInInstead}</a>
              </p>
            )}
            <NewPasswordField label={t.password} help={t.passwordHelp} errorOf={at} />
            <CaptchaPlace />
            <SubmitButton label={t.submit} busy={t.busy} isBusy={isBusy} />
          </>
        )}
      </Form>
      <OtherWays returnTo={returnTo} words={words.otherWays} faults={faults} />
    </>
  );
}
