"use client";

import type { Answered } from "@/app/[orgId]/answered";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import { TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Words = AskWords &
  Record<
    "name" | "merchantId" | "merchantIdHelp" | "merchantKey" | "passphrase" | "passphraseHelp" | "starts",
    string
  >;

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** The keys of a PayFast account, typed anew each time: none of them is ever shown. */
export function PayfastDialog({ act, words }: { act: (form: FormData) => Promise<Answered>; words: Words }) {
  return (
    <AskDialog act={act} look="plain" words={words} name={words.name}>
      {({ errorOf }) => {
        const field = (name: string) => ({
          name,
          error: errorOf(name),
          icons,
          autoComplete: "off",
          autoCapitalize: "none",
          spellCheck: false,
        });
        return (
          <>
            <TextField
              {...field("merchantId")}
              label={words.merchantId}
              help={words.merchantIdHelp}
              className="input num"
              inputMode="numeric"
            />
            <TextField {...field("merchantKey")} label={words.merchantKey} />
            <TextField
              {...field("passphrase")}
              label={words.passphrase}
              help={words.passphraseHelp}
              type="password"
              autoComplete="new-password"
            />
            <p className="soft t-sm">{words.starts}</p>
          </>
        );
      }}
    </AskDialog>
  );
}
