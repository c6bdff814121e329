import { useAuth } from "@clerk/nextjs";
import { useEffect, useState } from "react";
import { findPlaces } from "@/app/[orgId]/_jump/find-places";
import type { Found, JumpAnswer } from "@/app/[orgId]/_jump/jump-answer";

const pauseMilliseconds = 150;
const nothing: Found = { donors: [], donations: [], certificates: [] };
type Fault = "session-expired" | "unreachable";

/** What the server finds for what is typed, once typing pauses; an answer that comes late is let go. */
export function useSearch(organizationSlug: string, typed: string) {
  const { getToken } = useAuth();
  const [answer, setAnswer] = useState<{ to: string; found: Found; fault: Fault | null }>({
    to: "",
    found: nothing,
    fault: null,
  });
  const sought = typed.trim();
  useEffect(() => {
    if (!sought) return setAnswer({ to: "", found: nothing, fault: null });
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const first = await ask(organizationSlug, sought);
      const isExpired = !first.ok && first.reason === "session-expired";
      if (isExpired) await getToken({ skipCache: true }).catch(() => null);
      const found = isExpired && isCurrent ? await ask(organizationSlug, sought) : first;
      if (!isCurrent) return;
      setAnswer(
        found.ok ? { to: sought, found, fault: null } : { to: sought, found: nothing, fault: found.reason },
      );
    }, pauseMilliseconds);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [organizationSlug, sought, getToken]);
  return { found: answer.found, fault: answer.fault, isSearching: answer.to !== sought };
}

const ask = (organizationSlug: string, sought: string): Promise<JumpAnswer> =>
  findPlaces(organizationSlug, sought).catch(() => ({ ok: false, reason: "unreachable" }) as const);
