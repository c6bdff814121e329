"use client";

import { useSignIn } from "@clerk/nextjs";
import { useEffect, useState } from "react";
import { CodeStep } from "@/app/(auth)/_parts/code-step";
import { type Fault, type FaultWords, faultOf } from "@/app/(auth)/_parts/fault";
import type auth from "@/lib/messages/en/auth.json";

type Way = "totp" | "email_code" | "phone_code" | "backup_code";
const ways: Way[] = ["totp", "email_code", "phone_code", "backup_code"];

type Props = {
  words: (typeof auth)["secondFactor"];
  faults: FaultWords;
  /** Goes on where the proof was accepted; returns what still stands in the way. */
  goOn: () => Promise<Fault | null>;
};

/** The second proof: an authenticator's code, one by mail or SMS, or a backup code. */
export function SecondFactor({ words, faults, goOn }: Props) {
  const { signIn } = useSignIn();
  const offered = ways.filter((way) =>
    signIn.supportedSecondFactors.some(({ strategy }) => strategy === way),
  );
  const [way, setWay] = useState<Way | undefined>(offered[0]);
  const [unsent, setUnsent] = useState<string | null>(null);

  const send = async (): Promise<Fault | null> => {
    if (way !== "email_code" && way !== "phone_code") return null;
    const { error } = await (way === "email_code" ? signIn.mfa.sendEmailCode() : signIn.mfa.sendPhoneCode());
    return error ? faultOf(error, faults) : null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one code for each way that is chosen.
  useEffect(() => {
    void send().then((fault) => setUnsent(fault?.message ?? null));
  }, [way]);

  const verify = async (code: string): Promise<Fault | null> => {
    const { mfa } = signIn;
    const { error } = await {
      totp: () => mfa.verifyTOTP({ code }),
      email_code: () => mfa.verifyEmailCode({ code }),
      phone_code: () => mfa.verifyPhoneCode({ code }),
      backup_code: () => mfa.verifyBackupCode({ code }),
    }[way!]();
    return error ? { ...faultOf(error, faults), field: "code" } : goOn();
  };

  if (!way) return <p className="soft">{faults.another_step}</p>;
  const isMailed = way === "email_code" || way === "phone_code";
  return (
    <CodeStep
      key={way}
      lead={<p className="soft">{unsent ?? words.lead[way]}</p>}
      words={{ ...words, code: words.label[way] }}
      faults={faults}
      verify={verify}
      resend={isMailed ? send : undefined}
      isFree={way === "backup_code"}
    >
      {offered
        .filter((one) => one !== way)
        .map((one) => (
          <button key={one} type="button" className="link" onClick={() => setWay(one)}>
            {words.use[one]}
          </button>
        ))}
    </CodeStep>
  );
}
