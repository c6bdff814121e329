"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Permission } from "@/lib/tenancy/permission";
import { type Session, sessionOf, unknownSession } from "./session-of";
import { useLivingSession } from "./use-living-session";

const SessionContext = createContext<Session>(unknownSession);

/** Who is signed in, for client components. */
export const useSession = () => useContext(SessionContext);

type Props = {
  userId: string;
  permissions?: readonly Permission[];
  /** How long the token that this page came with still lives. */
  tokenSecondsLeft: number;
  children: ReactNode;
};

/** Keeps the session of a page behind sign-in alive, without Clerk's script at first load. */
export function SessionProvider({ userId, permissions = none, tokenSecondsLeft, children }: Props) {
  const status = useLivingSession(tokenSecondsLeft);
  const session = useMemo(() => sessionOf(status, userId, permissions), [status, userId, permissions]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

const none: readonly Permission[] = [];
