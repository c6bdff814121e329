"use client";

import type { Answered } from "@/app/[orgId]/answered";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import { Glyph } from "@/lib/ui/glyph";
import { PayfastFields } from "@/lib/ui/payfast-fields";

type Words = AskWords &
  Record<
    "name" | "merchantId" | "merchantIdHelp" | "merchantKey" | "passphrase" | "passphraseHelp" | "starts",
    string
  >;

const icons = { error: <Glyph name="circle-alert" />, fine: null };

export function PayfastDialog({ act, words }: { act: (form: FormData) => Promise<Answered>; words: Words }) {
  return (
    <AskDialog act={act} look="plain" words={words} name={words.name}>
      {({ errorOf }) => (
        <>
          <PayfastFields words={words} errorOf={errorOf} icons={icons} />
          <p className="soft t-sm">{words.starts}</p>
        </>
      )}
    </AskDialog>
  );
}
