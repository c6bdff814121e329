import type { ReactNode } from "react";
import { Follow } from "./follow";

/** Keeps the page up to date: by a script where there is one, else it loads itself again. */
export function AskAgain({
  words,
}: {
  words?: { asking: string; stopped: string; again: string };
}): ReactNode {
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="5" />
      </noscript>
      <Follow words={words} />
    </>
  );
}
