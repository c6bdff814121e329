"use client";

import { useClerk, useSignIn, useSignUp } from "@clerk/nextjs";
import { useEffect, useRef, useState } from "react";
import { CaptchaPlace } from "@/app/(auth)/_parts/captcha-place";
import { type Fault, faultOf } from "@/app/(auth)/_parts/fault";
import { finishSignIn } from "@/app/(auth)/_parts/finish-sign-in";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { SecondFactor } from "@/app/(auth)/_parts/second-factor";
import { useClerkReady } from "@/app/(auth)/_parts/use-clerk-ready";
import { ConfirmAddress } from "@/app/(auth)/sign-up/confirm-address";
import type auth from "@/lib/messages/en/auth.json";
import { Note } from "@/lib/ui/note";

type Props = {
  returnTo: string;
  words: Pick<typeof auth, "provider" | "secondFactor" | "signUp" | "faults">;
};
type Step = "working" | "second-factor" | "confirm" | Fault;

/** Ends what a provider's page began: signs in, makes the account where there is none, or says why neither went. */
export function FromProvider({ returnTo, words }: Props) {
  const clerk = useClerk();
  const isReady = useClerkReady();
  const { signIn } = useSignIn();
  const { signUp } = useSignUp();
  const [step, setStep] = useState<Step>("working");
  const hasBegun = useRef(false);
  const { faults } = words;

  async function goOn(): Promise<Fault | null> {
    const next = await finishSignIn(signIn, returnTo, faults);
    if (next === "second-factor") setStep(next);
    return next === "second-factor" ? null : next;
  }

  async function finishSignUp(): Promise<Fault | null> {
    if (signUp.status === "complete") {
      const { error } = await signUp.finalize({ navigate: () => leaveTo(returnTo) });
      return error ? faultOf(error, faults) : null;
    }
    if (signUp.unverifiedFields.includes("email_address")) {
      const { error } = await signUp.verifications.sendEmailCode();
      if (error) return faultOf(error, faults);
      setStep("confirm");
      return null;
    }
    return { field: null, message: words.provider.incomplete };
  }

  async function end(): Promise<Fault | null> {
    if (clerk.isSignedIn) {
      leaveTo(returnTo);
      return null;
    }
    const open = signIn.existingSession ?? signUp.existingSession;
    if (open) {
      await clerk.setActive({ session: open.sessionId, navigate: () => leaveTo(returnTo) });
      return null;
    }
    if (signIn.isTransferable) {
      const { error } = await signUp.create({ transfer: true });
      return error ? faultOf(error, faults) : finishSignUp();
    }
    if (signUp.isTransferable) {
      const { error } = await signIn.create({ transfer: true });
      return error ? faultOf(error, faults) : goOn();
    }
    if (signUp.createdSessionId) return finishSignUp();
    if (signIn.status === "needs_identifier" || signIn.status === "needs_first_factor")
      return { field: null, message: words.provider.refused };
    return goOn();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as Clerk's script is there.
  useEffect(() => {
    if (!isReady || hasBegun.current) return;
    hasBegun.current = true;
    end().then(
      (fault) => fault && setStep(fault),
      (error) => setStep(faultOf(error, faults)),
    );
  }, [isReady]);

  if (step === "second-factor")
    return <SecondFactor words={words.secondFactor} faults={faults} goOn={goOn} />;
  if (step === "confirm")
    return (
      <ConfirmAddress
        returnTo={returnTo}
        words={words.signUp}
        faults={faults}
        startAnew={() => leaveTo("/sign-up")}
      />
    );
  if (step === "working")
    return (
      <>
        <p className="soft" role="status">
          {words.provider.working}
        </p>
        <CaptchaPlace />
      </>
    );
  return (
    <>
      <div role="alert">
        <Note icon="triangle-alert" tone="amber">
          {step.message}
        </Note>
      </div>
      <p>
        <a href={`/sign-in?return=${encodeURIComponent(returnTo)}`}>{words.provider.back}</a>
      </p>
    </>
  );
}
