"use client";

import { useSignUp } from "@clerk/nextjs";
import { useState } from "react";
import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import { codeOf, type Fault, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { OtherWays } from "@/app/(auth)/_parts/other-ways";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";
import { TextField } from "@/lib/ui/field";
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
            <TextField
              name="firstName"
              label={t.firstName}
              error={at("firstName")}
              icons={fieldIcons}
              autoComplete="given-name"
            />
            <TextField
              name="lastName"
              label={t.lastName}
              error={at("lastName")}
              icons={fieldIcons}
              autoComplete="family-name"
            />
            <TextField
              name="email"
              type="email"
              label={t.email}
              error={at("email")}
              icons={fieldIcons}
              autoComplete="email"
              inputMode="email"
            />
            {isTaken && (
              <p className="t-sm">
                <a href={signInHref}>{t.signInInstead}</a>
              </p>
            )}
            <TextField
              name="password"
              type="password"
              label={t.password}
              help={t.passwordHelp}
              error={at("password")}
              icons={fieldIcons}
              autoComplete="new-password"
            />
            {/* Where Clerk asks a suspicious visitor to prove that they are a person. */}
            <div id="clerk-captcha" />
            <SubmitButton label={t.submit} busy={t.busy} isBusy={isBusy} />
          </>
        )}
      </Form>
      <OtherWays returnTo={returnTo} words={words.otherWays} faults={faults} />
    </>
  );
}
