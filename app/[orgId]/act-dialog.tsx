"use client";

import type { ReactNode } from "react";
import type { Answered } from "@/app/[orgId]/answered";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import { WillHappen } from "@/app/[orgId]/will-happen";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  look: "primary" | "danger" | "plain";
  words: AskWords & { follows: string };
  /** What will happen, one line each. */
  will: string[];
  icon?: ReactNode;
  isSmall?: boolean;
};

/** Stops and asks about an act that needs nothing but a yes: what will happen. */
export function ActDialog({ will, ...asked }: Props) {
  return (
    <AskDialog {...asked}>
      {() => (
        <WillHappen title={asked.words.follows}>
          {will.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </WillHappen>
      )}
    </AskDialog>
  );
}
