"use client";

import type { Answered } from "@/app/[orgId]/answered";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import { ReasonField } from "@/app/[orgId]/reason-field";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  words: AskWords & Record<"reason" | "reasonHelp", string>;
};

/** Says no, or takes one's own back, with a reason. */
export function RefuseDialog({ act, words }: Props) {
  return (
    <AskDialog act={act} look="plain" isSmall words={words}>
      {({ errorOf }) => (
        <ReasonField label={words.reason} help={words.reasonHelp} error={errorOf("reason")} />
      )}
    </AskDialog>
  );
}
