import { useEffect, useState } from "react";
import { withFreshToken } from "@/app/_session/with-fresh-token";
import { findPlaces } from "@/app/[orgId]/_jump/find-places";
import type { Found, JumpAnswer } from "@/app/[orgId]/_jump/jump-answer";

const pauseMilliseconds = 150;
const nothing: Found = { donors: [], donations: [], certificates: [] };
type Fault = "session-expired" | "unreachable";

/** What the server finds for what is typed, once typing pauses; an answer that comes late is let go. */
export function useSearch(organizationSlug: string, typed: string) {
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
      const found = await withFreshToken(() => findPlaces(organizationSlug, sought)).catch(() => unreachable);
      if (!isCurrent) return;
      setAnswer(
        found.ok ? { to: sought, found, fault: null } : { to: sought, found: nothing, fault: found.reason },
      );
    }, pauseMilliseconds);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [organizationSlug, sought]);
  return { found: answer.found, fault: answer.fault, isSearching: answer.to !== sought };
}

const unreachable: JumpAnswer = { ok: false, reason: "unreachable" };
