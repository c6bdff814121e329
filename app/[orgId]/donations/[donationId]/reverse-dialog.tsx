"use client";

import type { ReactNode } from "react";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import { reverse } from "@/app/[orgId]/donations/[donationId]/actions";
import { ReasonField } from "@/app/[orgId]/reason-field";
import { WillHappen } from "@/app/[orgId]/will-happen";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  organizationSlug: string;
  donationId: string;
  words: AskWords & Record<"act" | "reason" | "reasonHelp" | "next", string>;
  will: ReactNode;
};

/** What happens, a reason, and the act named on the red button. */
export function ReverseDialog({ organizationSlug, donationId, words, will }: Props) {
  return (
    <AskDialog
      act={(form) => reverse(organizationSlug, donationId, form)}
      look="danger"
      words={words}
      name={words.act}
      icon={<Glyph name="undo-2" />}
    >
      {({ errorOf }) => (
        <>
          <WillHappen title={words.next}>{will}</WillHappen>
          <ReasonField label={words.reason} help={words.reasonHelp} error={errorOf("reason")} />
        </>
      )}
    </AskDialog>
  );
}
