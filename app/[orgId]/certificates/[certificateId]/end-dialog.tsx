"use client";

import { type ReactNode, useState } from "react";
import { AskDialog } from "@/app/[orgId]/ask-dialog";
import { CorrectionFields } from "@/app/[orgId]/certificates/[certificateId]/correction-fields";
import { endCertificate } from "@/app/[orgId]/certificates/actions";
import { ReasonField } from "@/app/[orgId]/reason-field";
import { WillHappen } from "@/app/[orgId]/will-happen";
import { Glyph } from "@/lib/ui/glyph";
import type { Correctable, EndWords } from "./end-words";

type Props = {
  organizationSlug: string;
  certificateId: string;
  mayReplace: boolean;
  correctable: Correctable | null;
  words: EndWords;
  willReplace: ReactNode;
  willVoid: ReactNode;
};

/** Void, or void and replace: a reason, what will happen, and the act named on the red button. */
export function EndDialog({ organizationSlug, certificateId, words, ...props }: Props) {
  const [what, setWhat] = useState(props.mayReplace ? "replace" : "void");
  const isReplacement = what === "replace";
  const choice = (value: "replace" | "void", name: string, detail: string) => (
    <label className="choice">
      <input
        type="radio"
        name="what"
        value={value}
        checked={what === value}
        onChange={() => setWhat(value)}
      />
      <span>
        <b className="bold">{name}</b>
        <br />
        <span className="soft">{detail}</span>
      </span>
    </label>
  );
  return (
    <AskDialog
      act={(form) => endCertificate(organizationSlug, certificateId, form)}
      look="danger"
      words={words}
      name={isReplacement ? words.doReplace : words.doVoid}
      icon={<Glyph name="file-x" />}
    >
      {({ errors, errorOf }) => (
        <>
          <fieldset className="stack g-2">
            <legend className="label" style={{ marginBottom: ".5rem" }}>
              {words.what}
            </legend>
            {props.mayReplace && choice("replace", words.replace, words.replaceDetail)}
            {choice("void", words.void, words.voidDetail)}
          </fieldset>
          {isReplacement && props.correctable && (
            <CorrectionFields
              correctable={props.correctable}
              words={words}
              errorOf={errorOf}
              isOpen={errors.some(({ field }) => field !== "reason")}
            />
          )}
          <ReasonField label={words.reason} help={words.reasonHelp} error={errorOf("reason")} />
          <WillHappen title={words.next}>{isReplacement ? props.willReplace : props.willVoid}</WillHappen>
        </>
      )}
    </AskDialog>
  );
}
