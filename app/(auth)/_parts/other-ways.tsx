"use client";

import { useSignIn } from "@clerk/nextjs";
import { useState } from "react";
import { useHydrated } from "@/app/_session/use-hydrated";
import { type FaultWords, faultOf } from "@/app/(auth)/_parts/fault";
import { AppleMark, GoogleMark } from "@/app/(auth)/_parts/social-marks";
import { useOffers } from "@/app/(auth)/_parts/use-offers";
import type auth from "@/lib/messages/en/auth.json";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  returnTo: string;
  words: (typeof auth)["otherWays"];
  faults: FaultWords;
  /** To a code by mail; absent where the account is only being made. */
  byMail?: () => void;
  /** After a passkey was accepted. */
  goOn?: () => Promise<unknown>;
};

/** The ways in that need no password, as far as the Clerk instance offers them. */
export function OtherWays({ returnTo, words, faults, byMail, goOn }: Props) {
  const { signIn } = useSignIn();
  const offers = useOffers();
  const isReady = useHydrated();
  const [fault, setFault] = useState<string | null>(null);
  const attempt = async (act: () => Promise<{ error: unknown }>) => {
    setFault(null);
    const { error } = await act();
    if (error) setFault(faultOf(error, faults).message);
    return !error;
  };
  const bySocial = (name: "google" | "apple") =>
    attempt(async () => {
      const strategy = `oauth_${name}` as const;
      const redirectCallbackUrl = `/sign-in/provider?return=${encodeURIComponent(returnTo)}`;
      // Clerk's script would go on with a sign-in that was begun before, refused or by mail, and lead nowhere.
      if (signIn.id) {
        const begun = await signIn.create({
          strategy,
          redirectUrl: new URL(redirectCallbackUrl, window.location.origin).href,
          actionCompleteRedirectUrl: new URL(returnTo, window.location.origin).href,
        });
        if (begun.error) return begun;
      }
      return signIn.sso({ strategy, redirectUrl: returnTo, redirectCallbackUrl });
    });
  const hasPasskey = offers.passkey && goOn !== undefined;
  if (!byMail && !hasPasskey && offers.social.length === 0) return null;
  return (
    <>
      <p className="or">{words.or}</p>
      <div className="stack g-2">
        {fault && (
          <p className="error" role="alert">
            <Glyph name="circle-alert" />
            {fault}
          </p>
        )}
        {hasPasskey && (
          <button
            type="button"
            className="btn lg wide"
            onClick={async () => {
              if (await attempt(() => signIn.passkey({ flow: "discoverable" }))) await goOn();
            }}
          >
            <Glyph name="key-round" />
            {words.passkey}
          </button>
        )}
        {byMail && (
          <button type="button" className="btn lg wide" disabled={!isReady} onClick={byMail}>
            <Glyph name="mail" />
            {words.mail}
          </button>
        )}
        {offers.social.map((name) => (
          <button key={name} type="button" className="btn lg wide" onClick={() => bySocial(name)}>
            {name === "google" ? <GoogleMark /> : <AppleMark />}
            {words[name]}
          </button>
        ))}
      </div>
    </>
  );
}
