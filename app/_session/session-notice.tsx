"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useSession } from "./session-context";

type Props = {
  icon: ReactNode;
  words: Record<"signedOut" | "signIn" | "error", string>;
};

/** Says that the session has ended, or cannot be renewed, before somebody types a long form in vain. */
export function SessionNotice({ icon, words }: Props) {
  const { status } = useSession();
  const here = usePathname();
  const isTold = status === "signed-out" || status === "error";
  return (
    <div className="session-notice" role="status">
      {isTold && (
        <div className="note" data-tone="amber">
          {icon}
          <div>
            {status === "error" ? words.error : words.signedOut}{" "}
            {status === "signed-out" && (
              <a href={`/sign-in?return=${encodeURIComponent(here)}`} target="_blank" rel="noreferrer">
                {words.signIn}
              </a>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
