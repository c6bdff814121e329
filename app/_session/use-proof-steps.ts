"use client";

import type { SessionResource, SessionVerificationResource } from "@clerk/shared/types";
import { useCallback, useState } from "react";
import { loadClerk } from "./load-clerk";
import { isSent, type OfferedWay, offeredWays, type ProofWay } from "./proof-ways";
import { renewToken } from "./renew-token";

export class SessionEnded extends Error {}

/** Clerk asks for something that Nika has no screen for. */
class NoWay extends Error {
  readonly code = "no-way";
}

/**
 * Clerk's steps of a proof: begun, a way chosen (its code sent), attempted, and the token renewed that tells of it. Each
 * answers whether that was all.
 */
export function useProofSteps() {
  const [ways, setWays] = useState<OfferedWay[]>([]);
  const [chosen, setChosen] = useState<OfferedWay | null>(null);

  const choose = useCallback(async (offered: OfferedWay | undefined): Promise<false> => {
    if (!offered) throw new NoWay();
    if (isSent(offered.way)) await send(await openSession(), offered);
    setChosen(offered);
    return false;
  }, []);

  const goOn = useCallback(
    async (proof: SessionVerificationResource): Promise<boolean> => {
      if (proof.status === "complete") {
        if (await renewToken()) return true;
        throw new SessionEnded();
      }
      const offered = offeredWays(proof);
      setWays(offered);
      return choose(offered[0]);
    },
    [choose],
  );

  const begin = useCallback(async () => {
    const session = await openSession();
    return goOn(await session.startVerification({ level: "second_factor" }));
  }, [goOn]);

  const attempt = useCallback(
    async (way: ProofWay, typed: string) => goOn(await attemptWith(await openSession(), way, typed)),
    [goOn],
  );
  return { ways, chosen, begin, choose, attempt };
}

async function openSession(): Promise<SessionResource> {
  const { session } = await loadClerk();
  if (!session) throw new SessionEnded();
  return session as SessionResource;
}

async function send(session: SessionResource, { way, id }: OfferedWay): Promise<void> {
  if (way === "email_code")
    await session.prepareFirstFactorVerification({ strategy: way, emailAddressId: id ?? "" });
  if (way === "phone_code")
    await session.prepareSecondFactorVerification({ strategy: way, phoneNumberId: id ?? undefined });
}

function attemptWith(session: SessionResource, way: ProofWay, typed: string) {
  if (way === "passkey") return session.verifyWithPasskey();
  if (way === "password") return session.attemptFirstFactorVerification({ strategy: way, password: typed });
  if (way === "email_code")
    return session.attemptFirstFactorVerification({ strategy: way, code: typed.trim() });
  return session.attemptSecondFactorVerification({ strategy: way, code: typed.trim() });
}
