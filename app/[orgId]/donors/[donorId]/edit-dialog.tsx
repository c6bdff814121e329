"use client";

import type { InputHTMLAttributes } from "react";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import { edit } from "@/app/[orgId]/donors/actions";
import { described, Field, TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type FieldName = "firstName" | "lastName" | "displayName" | "email" | "phone" | "language";
type Words = AskWords & { field: Record<FieldName, string> } & Record<
    "optional" | "emailHelp" | "languageHelp" | "save",
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
  const text = (
    name: FieldName,
    value: string,
    error: string | undefined,
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
      error={error}
      icons={icons}
      defaultValue={value}
      autoComplete="off"
    />
  );
  return (
    <AskDialog
      act={(form) => edit(organizationSlug, donorId, form)}
      look="plain"
      words={words}
      name={words.save}
      icon={<Glyph name="pencil" />}
    >
      {({ errorOf }) => (
        <>
          {"firstName" in known.name ? (
            <>
              {text("firstName", known.name.firstName, errorOf("firstName"), { required: true })}
              {text("lastName", known.name.lastName, errorOf("lastName"))}
            </>
          ) : (
            text("displayName", known.name.displayName, errorOf("displayName"), { required: true })
          )}
          {text("email", known.email, errorOf("email"), {
            type: "email",
            inputMode: "email",
            help: words.emailHelp,
          })}
          {text("phone", known.phone, errorOf("phone"), { type: "tel", inputMode: "tel" })}
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
        </>
      )}
    </AskDialog>
  );
}
