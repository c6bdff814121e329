"use client";

import Link from "next/link";
import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import { invitePeople } from "@/app/[orgId]/team/actions";
import type { RoleChoice } from "@/app/[orgId]/team/role-choices";
import { RoleFields } from "@/app/[orgId]/team/role-fields";
import { described, Field } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  organizationSlug: string;
  choices: RoleChoice[];
  words: ActWords & Record<"emails" | "emailsHelp" | "role" | "roleHelp" | "submit" | "keep", string>;
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** Addresses, and what their owners may do. */
export function InviteForm({ organizationSlug: slug, choices, words }: Props) {
  return (
    <ActForm
      act={invitePeople.bind(null, slug)}
      words={words}
      beside={
        <Link className="btn quiet" href={`/${slug}/team`}>
          {words.keep}
        </Link>
      }
    >
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
