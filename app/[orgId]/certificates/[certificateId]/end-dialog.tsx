"use client";

import { type ReactNode, useRef, useState } from "react";
import { CorrectionFields } from "@/app/[orgId]/certificates/[certificateId]/correction-fields";
import { endCertificate } from "@/app/[orgId]/certificates/actions";
import { useAct } from "@/app/[orgId]/use-act";
import { ErrorSummary } from "@/lib/ui/error-summary";
import { described, Field } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";
import { Dialog } from "@/lib/ui/workspace/dialog";
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

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** Void, or void and replace: a reason, what will happen, and the act named on the red button. */
export function EndDialog({ organizationSlug, certificateId, words, ...props }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [what, setWhat] = useState(props.mayReplace ? "replace" : "void");
  const { isReady, isWaiting, summary, title, errors, errorOf, submit } = useAct(
    (form) => endCertificate(organizationSlug, certificateId, form),
    words,
    () => dialog.current?.close(),
  );
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
    <>
      <button
        type="button"
        className="btn danger"
        disabled={!isReady}
        onClick={() => dialog.current?.showModal()}
      >
        <Glyph name="file-x" />
        {words.open}
      </button>
      <Dialog ref={dialog} title={words.title} subject={words.subject} close={words.close}>
        <form
          method="post"
          noValidate
          className="stack g-5"
          style={{ marginTop: "1.25rem" }}
          onSubmit={submit}
        >
          {(errors.length > 0 || title) && <ErrorSummary ref={summary} title={title} errors={errors} />}
          <fieldset className="stack g-2">
            <legend className="label" style={{ marginBottom: ".5rem" }}>
              {words.what}
            </legend>
            {props.mayReplace && choice("replace", words.replace, words.replaceDetail)}
            {choice("void", words.void, words.voidDetail)}
          </fieldset>
          {what === "replace" && props.correctable && (
            <CorrectionFields
              correctable={props.correctable}
              words={words}
              errorOf={errorOf}
              isOpen={errors.some(({ field }) => field !== "reason")}
            />
          )}
          <Field
            name="reason"
            label={words.reason}
            help={words.reasonHelp}
            error={errorOf("reason")}
            icons={icons}
          >
            <textarea
              {...described({ name: "reason", help: words.reasonHelp, error: errorOf("reason") })}
              className="input t-sm"
              rows={2}
              maxLength={500}
              style={{ minHeight: "4rem" }}
            />
          </Field>
          <div>
            <p className="label" style={{ marginBottom: ".5rem" }}>
              {words.next}
            </p>
            <ul className="will">{what === "replace" ? props.willReplace : props.willVoid}</ul>
          </div>
          <div className="acts" style={{ marginTop: 0 }}>
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {words.keepIt}
            </button>
            <button type="submit" className="btn danger-fill" aria-disabled={isWaiting}>
              {isWaiting && <span className="spin" aria-hidden="true" />}
              {isWaiting ? words.busy : what === "replace" ? words.doReplace : words.doVoid}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
