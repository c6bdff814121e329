"use client";

import { useUser } from "@clerk/nextjs";
import { useEffect, useState } from "react";
import { CodeStep } from "@/app/(auth)/_parts/code-step";
import { type FaultWords, sentenceOf } from "@/app/(auth)/_parts/fault";
import { useProven } from "@/app/account/use-proven";
import type account from "@/lib/messages/en/account.json";

type Props = { words: (typeof account)["secondStep"]; faults: FaultWords; done: () => void };
type Secret = { text: string; picture: string };

/** Shows the secret for the app as a picture and as text, and takes the first code that proves it arrived. */
export function AuthenticatorSetup({ words, faults, done }: Props) {
  const { user } = useUser();
  const proven = useProven();
  const [secret, setSecret] = useState<Secret | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one secret each time that it is opened.
  useEffect(() => {
    begin().then(setSecret, (error) => setFault(sentenceOf(error, faults).message));
  }, []);

  async function begin(): Promise<Secret> {
    const { secret: text = "", uri = "" } = await proven(() => user!.createTOTP());
    // Drawn here: the secret goes to nobody but the person and Clerk.
    const { toDataURL } = await import("qrcode");
    return { text, picture: await toDataURL(uri, { margin: 2, width: 200 }) };
  }

  if (!secret)
    return (
      <p className={fault ? "error" : "soft"} role="status">
        {fault ?? words.busy}
      </p>
    );
  return (
    <CodeStep
      lead={
        <div className="stack g-4">
          <p>{words.scan}</p>
          {/* biome-ignore lint/performance/noImgElement: a picture that was drawn in the browser. */}
          <img className="totp" src={secret.picture} alt={words.picture} width={200} height={200} />
          <p className="t-sm">
            {words.byHand} <span className="mono">{secret.text.match(/.{1,4}/g)?.join(" ")}</span>
          </p>
        </div>
      }
      words={{ code: words.code, codeSubmit: words.confirm, busy: words.busy }}
      faults={faults}
      verify={async (code) => {
        try {
          await user!.verifyTOTP({ code });
          await user!.reload();
          done();
          return null;
        } catch (error) {
          return { ...sentenceOf(error, faults), field: "code" };
        }
      }}
    >
      <button type="button" className="link" onClick={done}>
        {words.cancel}
      </button>
    </CodeStep>
  );
}
