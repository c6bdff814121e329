"use client";

import { useSignUp } from "@clerk/nextjs";
import { CodeStep } from "@/app/(auth)/_parts/code-step";
import { type FaultWords, faultOf } from "@/app/(auth)/_parts/fault";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
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
  return (
    <CodeStep
      lead={
        <>
          <h2>{words.codeTitle}</h2>
          <p className="soft">{words.codeLead.replace("{email}", signUp.emailAddress ?? "")}</p>
        </>
      }
      words={words}
      faults={faults}
      verify={async (code) => {
        const { error } = await signUp.verifications.verifyEmailCode({ code });
        if (error) return faultOf(error, faults);
        if (signUp.status !== "complete") return { field: null, message: faults.another_step };
        const ended = await signUp.finalize({ navigate: () => leaveTo(returnTo) });
        return ended.error ? faultOf(ended.error, faults) : null;
      }}
      resend={async () => {
        const { error } = await signUp.verifications.sendEmailCode();
        return error ? faultOf(error, faults) : null;
      }}
    >
      <button type="button" className="link" onClick={startAnew}>
        {words.changeEmail}
      </button>
    </CodeStep>
  );
}
