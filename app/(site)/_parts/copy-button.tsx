"use client";

import { type ReactNode, useEffect, useState } from "react";

/** Copies a text and says so. Shown only where a script can run. */
export function CopyButton({
  text,
  label,
  done,
  icon,
  small,
}: {
  text: string;
  label: string;
  done: string;
  icon: ReactNode;
  small?: boolean;
}) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className={small ? "btn sm scripted" : "btn scripted"}
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true), ignored)}
    >
      {icon}
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}

// A browser may refuse the clipboard; the text stands beside the button and can be marked by hand.
const ignored = () => undefined;
