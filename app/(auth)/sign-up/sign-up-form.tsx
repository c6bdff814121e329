"use client";

import { useSignUp } from "@clerk/nextjs";
import { useState } from "react";
import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import { type Fault, type FaultWords, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";
import { TextField } from "@/lib/ui/field";
import { ConfirmAddress } from "./confirm-address";

type Props = { returnTo: string; words: (typeof auth)["signUp"]; faults: FaultWords };

export function SignUpForm({ returnTo, words, faults }: Props) {
  const { signUp } = useSignUp();
  const [fault, setFault] = useState<Fault | null>(null);
  const [startsAnew, setStartsAnew] = useState(false);
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);

  async function submit(form: FormData) {
    const missing = firstMissing(form, ["firstName", "lastName", "email", "password"], faults);
    if (missing) return setFault(missing);
    setFault(null);
    const { error } = await signUp.password({
      emailAddress: typed(form, "email").trim(),
      password: typed(form, "password"),
      firstName: typed(form, "firstName").trim(),
      lastName: typed(form, "lastName").trim(),
    });
    if (error) return setFault(faultOf(error, faults));
    const sent = await signUp.verifications.sendEmailCode();
    if (sent.error) return setFault(faultOf(sent.error, faults));
    setStartsAnew(false);
  }

  // Clerk keeps a sign-up that was begun, so that a page loaded anew goes on at the code.
  const waitsForCode =
    signUp.status === "missing_requirements" && signUp.unverifiedFields.includes("email_address");
  if (waitsForCode && signUp.missingFields.length === 0 && !startsAnew)
    return (
      <ConfirmAddress
        returnTo={returnTo}
        words={words}
        faults={faults}
        startAnew={() => setStartsAnew(true)}
      />
    );
  return (
    <Form fault={fault} submit={submit}>
      {(isBusy) => (
        <>
          <TextField
            name="firstName"
            label={words.firstName}
            error={at("firstName")}
            icons={fieldIcons}
            autoComplete="given-name"
          />
          <TextField
            name="lastName"
            label={words.lastName}
            error={at("lastName")}
            icons={fieldIcons}
            autoComplete="family-name"
          />
          <TextField
            name="email"
            type="email"
            label={words.email}
            error={at("email")}
            icons={fieldIcons}
            autoComplete="email"
            inputMode="email"
          />
          <TextField
            name="password"
            type="password"
            label={words.password}
            help={words.passwordHelp}
            error={at("password")}
            icons={fieldIcons}
            autoComplete="new-password"
          />
          {/* Where Clerk asks a suspicious visitor to prove that they are a person. */}
          <div id="clerk-captcha" />
          <SubmitButton label={words.submit} busy={words.busy} isBusy={isBusy} />
        </>
      )}
    </Form>
  );
}
