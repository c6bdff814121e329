"use client";

import { useSignIn } from "@clerk/nextjs";
import { useState } from "react";
import { CodeStep } from "@/app/(auth)/_parts/code-step";
import { codeOf, type Fault, type FaultWords, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { finishSignIn } from "@/app/(auth)/_parts/finish-sign-in";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { OtherWays } from "@/app/(auth)/_parts/other-ways";
import { SecondFactor } from "@/app/(auth)/_parts/second-factor";
import type auth from "@/lib/messages/en/auth.json";
import { MailStep } from "./mail-step";
import { PasswordStep } from "./password-step";

type SignInWords = Pick<typeof auth, "signIn" | "secondFactor" | "otherWays" | "faults">;
type Props = { returnTo: string; forgotten: string; words: SignInWords };
type Step = "password" | "mail" | "code" | "second-factor";

/** By password, by a mailed code, or by what else the Clerk instance offers; then a second proof where one is set. */
export function SignInForm({ returnTo, forgotten, words }: Props) {
  const { signIn } = useSignIn();
  const [step, setStep] = useState<Step>("password");
  const { faults } = words;

  async function goOn(): Promise<Fault | null> {
    const next = await finishSignIn(signIn, returnTo, faults);
    if (next !== "second-factor") return next;
    setStep(next);
    return null;
  }

  async function byPassword(form: FormData): Promise<Fault | null> {
    const missing = firstMissing(form, ["email", "password"], faults);
    if (missing) return missing;
    const identifier = typed(form, "email").trim();
    const { error } = await signIn.password({ identifier, password: typed(form, "password") });
    if (!error) return goOn();
    if (isSignedInAlready(error)) return leaveNow(returnTo);
    const refusal = faultOf(error, faults);
    // Whether there is such an account is not told: the two belong together or they don't.
    return { ...refusal, field: refusal.field && "password" };
  }

  async function mail(form: FormData): Promise<Fault | null> {
    const missing = firstMissing(form, ["email"], faults);
    if (missing) return missing;
    const { error } = await signIn.emailCode.sendCode({ emailAddress: typed(form, "email").trim() });
    if (error && isSignedInAlready(error)) return leaveNow(returnTo);
    if (error) return faultOf(error, unknownTold(faults));
    setStep("code");
    return null;
  }

  if (step === "second-factor")
    return <SecondFactor words={words.secondFactor} faults={faults} goOn={goOn} />;
  if (step === "code")
    return (
      <CodeStep
        lead={<p className="soft">{words.signIn.mailedLead.replace("{email}", signIn.identifier ?? "")}</p>}
        words={words.signIn}
        faults={faults}
        verify={async (code) => {
          const { error } = await signIn.emailCode.verifyCode({ code });
          return error ? faultOf(error, faults) : goOn();
        }}
        resend={async () => {
          const { error } = await signIn.emailCode.sendCode();
          return error ? faultOf(error, faults) : null;
        }}
      >
        <PasswordInstead label={words.signIn.byPassword} choose={() => setStep("password")} />
      </CodeStep>
    );
  if (step === "mail")
    return (
      <MailStep words={words.signIn} submit={mail}>
        <PasswordInstead label={words.signIn.byPassword} choose={() => setStep("password")} />
      </MailStep>
    );
  return (
    <>
      <PasswordStep words={words.signIn} forgotten={forgotten} submit={byPassword} />
      <OtherWays
        returnTo={returnTo}
        words={words.otherWays}
        faults={faults}
        byMail={() => setStep("mail")}
        goOn={goOn}
      />
    </>
  );
}

const PasswordInstead = ({ label, choose }: { label: string; choose: () => void }) => (
  <button type="button" className="link" onClick={choose}>
    {label}
  </button>
);

const unknownTold = (faults: FaultWords) => ({
  ...faults,
  form_identifier_not_found: faults.unknown_address,
});

function leaveNow(path: string): null {
  leaveTo(path);
  return null;
}

const isSignedInAlready = (error: unknown) =>
  ["session_exists", "identifier_already_signed_in"].includes(codeOf(error));
