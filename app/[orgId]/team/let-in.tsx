"use client";

import type { Answered } from "@/app/[orgId]/answered";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import type { RoleChoice } from "@/app/[orgId]/team/role-choices";
import { RoleFields } from "@/app/[orgId]/team/role-fields";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  choices: RoleChoice[];
  words: AskWords & { role: string };
};

/** Asks as what somebody who waits is let in. */
export function LetIn({ act, choices, words }: Props) {
  return (
    <AskDialog act={act} look="plain" isSmall words={words}>
      {({ errorOf }) => <RoleFields legend={words.role} choices={choices} error={errorOf("role")} />}
    </AskDialog>
  );
}
