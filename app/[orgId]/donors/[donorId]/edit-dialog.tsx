"use client";

import { type InputHTMLAttributes, useRef, useState } from "react";
import type { ActWords } from "@/app/[orgId]/act-words";
import { edit } from "@/app/[orgId]/donors/actions";
import { useAct } from "@/app/[orgId]/use-act";
import { ErrorSummary } from "@/lib/ui/error-summary";
import { described, Field, TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";
import { Dialog } from "@/lib/ui/workspace/dialog";

type FieldName = "firstName" | "lastName" | "displayName" | "email" | "phone" | "language";
type Words = ActWords & { field: Record<FieldName, string> } & Record<
    "open" | "title" | "subject" | "close" | "optional" | "emailHelp" | "languageHelp" | "cancel" | "save",
    string
  >;

type Props = {
  organizationSlug: string;
  donorId: string;
  known: {
    name: { firstName: string; lastName: string } | { displayName: string };
    email: string;
    phone: string;
    language: string;
  };
  languages: { value: string; label: string }[];
  words: Words;
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** Corrects a donor's name, addresses and language. */
export function EditDialog({ organizationSlug, donorId, known, languages, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Opened anew, the form starts from what is known by then.
  const [opened, setOpened] = useState(0);
  const { isReady, isWaiting, summary, title, errors, errorOf, submit } = useAct(
    (form) => edit(organizationSlug, donorId, form),
    words,
    () => dialog.current?.close(),
  );
  const text = (
    name: FieldName,
    value: string,
    more: InputHTMLAttributes<HTMLInputElement> & { help?: string } = {},
  ) => (
    <TextField
      {...more}
      name={name}
      label={
        more.required ? (
          words.field[name]
        ) : (
          <>
            {words.field[name]} <span className="faint">({words.optional})</span>
          </>
        )
      }
      error={errorOf(name)}
      icons={icons}
      defaultValue={value}
      autoComplete="off"
    />
  );
  return (
    <>
      <button
        type="button"
        className="btn"
        disabled={!isReady}
        onClick={() => {
          setOpened(opened + 1);
          dialog.current?.showModal();
        }}
      >
        <Glyph name="pencil" />
        {words.open}
      </button>
      <Dialog ref={dialog} title={words.title} subject={words.subject} close={words.close}>
        <form
          key={opened}
          method="post"
          noValidate
          className="stack g-5"
          style={{ marginTop: "1.25rem" }}
          onSubmit={submit}
        >
          {(errors.length > 0 || title) && <ErrorSummary ref={summary} title={title} errors={errors} />}
          {"firstName" in known.name ? (
            <>
              {text("firstName", known.name.firstName, { required: true })}
              {text("lastName", known.name.lastName)}
            </>
          ) : (
            text("displayName", known.name.displayName, { required: true })
          )}
          {text("email", known.email, { type: "email", inputMode: "email", help: words.emailHelp })}
          {text("phone", known.phone, { type: "tel", inputMode: "tel" })}
          <Field
            name="language"
            label={words.field.language}
            help={words.languageHelp}
            error={errorOf("language")}
            icons={icons}
          >
            <select
              {...described({ name: "language", help: words.languageHelp, error: errorOf("language") })}
              className="select"
              defaultValue={known.language}
            >
              {languages.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <div className="acts" style={{ marginTop: 0 }}>
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {words.cancel}
            </button>
            <button type="submit" className="btn primary" aria-disabled={isWaiting}>
              {isWaiting && <span className="spin" aria-hidden="true" />}
              {isWaiting ? words.busy : words.save}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
