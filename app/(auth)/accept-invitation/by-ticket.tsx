"use client";

import { useSignIn, useSignUp } from "@clerk/nextjs";
import { useState } from "react";
import { codeOf, type Fault, faultOf, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { finishSignIn } from "@/app/(auth)/_parts/finish-sign-in";
import { Form } from "@/app/(auth)/_parts/form";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { SecondFactor } from "@/app/(auth)/_parts/second-factor";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";
import { Ended } from "./ended";
import { type Ending, endingOf } from "./ending-of";
import { NewAccount } from "./new-account";

export type InvitationWords = Pick<typeof auth, "invitation" | "secondFactor" | "faults">;
type Props = { ticket: string; hasAccount: boolean; words: InvitationWords };
type Step = "new" | "known" | "second-factor";

export const joined = "/accept-invitation?__clerk_status=complete";

/** For whoever is not signed in: the link proves the address, so that there is no code to type. */
export function ByTicket({ ticket, hasAccount, words }: Props) {
  const { signIn } = useSignIn();
  const { signUp } = useSignUp();
  const [step, setStep] = useState<Step>(hasAccount ? "known" : "new");
  const [ending, setEnding] = useState<Ending | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const { invitation: t, faults } = words;

  /** What a refusal of Clerk's leads to: an end, the other form, or a fault in this one. */
  function refused(error: unknown): Fault | null {
    const why = endingOf(error);
    const other = otherStep[codeOf(error)];
    if (why) setEnding(why);
    else if (other && other !== step) setStep(other);
    else return faultOf(error, faults);
    return null;
  }

  async function goOn(): Promise<Fault | null> {
    const next = await finishSignIn(signIn, joined, faults);
    if (next !== "second-factor") return next;
    setStep(next);
    return null;
  }

  async function join() {
    setFault(null);
    const { error } = await signIn.ticket({ ticket });
    setFault(error ? refused(error) : await goOn());
  }

  async function create(form: FormData): Promise<Fault | null> {
    const missing = firstMissing(form, ["firstName", "lastName", "password"], faults);
    if (missing) return missing;
    const { error } = await signUp.create({
      strategy: "ticket",
      ticket,
      firstName: typed(form, "firstName").trim(),
      lastName: typed(form, "lastName").trim(),
      password: typed(form, "password"),
    });
    if (error) return refused(error);
    if (signUp.status !== "complete") return { field: null, message: faults.another_step };
    const ended = await signUp.finalize({ navigate: () => leaveTo(joined) });
    return ended.error ? faultOf(ended.error, faults) : null;
  }

  if (ending) return <Ended why={ending} words={t} />;
  if (step === "second-factor")
    return <SecondFactor words={words.secondFactor} faults={faults} goOn={goOn} />;
  if (step === "new") return <NewAccount words={t} submit={create} />;
  return (
    <>
      <p className="soft">{t.leadSignIn}</p>
      <Form fault={fault} submit={join}>
        {(isBusy) => <SubmitButton label={t.join} busy={t.busy} isBusy={isBusy} />}
      </Form>
    </>
  );
}

/** The link may say that there is no account where one was made meanwhile, and the other way round. */
const otherStep: Record<string, Step> = {
  form_identifier_exists: "known",
  organization_invitation_identification_already_exists: "known",
  form_identifier_not_found: "new",
  organization_invitation_identification_not_exist: "new",
};
