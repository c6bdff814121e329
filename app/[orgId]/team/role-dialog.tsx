"use client";

import type { Answered } from "@/app/[orgId]/answered";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import type { RoleChoice } from "@/app/[orgId]/team/role-choices";
import { RoleFields } from "@/app/[orgId]/team/role-fields";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  choices: RoleChoice[];
  chosen?: string;
  words: AskWords & { role: string; help?: string };
};

/** Asks as what somebody comes in: who waits, or who is invited. */
export function RoleDialog({ act, choices, chosen, words }: Props) {
  return (
    <AskDialog act={act} look="plain" isSmall words={words}>
      {({ errorOf }) => (
        <RoleFields
          legend={words.role}
          help={words.help}
          choices={choices}
          chosen={chosen}
          error={errorOf("role")}
        />
      )}
    </AskDialog>
  );
}
