"use client";

import type { ReactNode } from "react";
import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import type { Answered } from "@/app/[orgId]/answered";
import type { RoleChoice } from "@/app/[orgId]/team/role-choices";
import { RoleFields } from "@/app/[orgId]/team/role-fields";
import { described, Field } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  choices: RoleChoice[];
  words: ActWords & Record<"emails" | "emailsHelp" | "role" | "roleHelp" | "submit", string>;
  /** The way on without inviting anybody. */
  beside: ReactNode;
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** Addresses, and what their owners may do. */
export function InviteForm({ act, choices, words, beside }: Props) {
  return (
    <ActForm act={act} words={words} beside={beside}>
      {(errorOf) => {
        const emails = {
          name: "emails",
          label: words.emails,
          help: words.emailsHelp,
          error: errorOf("emails"),
          icons,
        };
        return (
          <>
            <Field {...emails}>
              <textarea
                {...described(emails)}
                className="input"
                rows={3}
                inputMode="email"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
            </Field>
            <RoleFields legend={words.role} help={words.roleHelp} choices={choices} error={errorOf("role")} />
          </>
        );
      }}
    </ActForm>
  );
}
