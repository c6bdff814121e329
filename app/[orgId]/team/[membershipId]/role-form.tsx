"use client";

import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import { giveAnotherRole } from "@/app/[orgId]/team/actions";
import type { RoleChoice } from "@/app/[orgId]/team/role-choices";
import { RoleFields } from "@/app/[orgId]/team/role-fields";

type Props = {
  organizationSlug: string;
  membershipId: string;
  choices: RoleChoice[];
  chosen: string | undefined;
  words: ActWords & { role: string; submit: string };
};

/** Another role for a colleague. */
export function RoleForm({ organizationSlug, membershipId, choices, chosen, words }: Props) {
  return (
    <ActForm act={giveAnotherRole.bind(null, organizationSlug, membershipId)} words={words}>
      {(errorOf) => (
        <RoleFields legend={words.role} choices={choices} chosen={chosen} error={errorOf("role")} />
      )}
    </ActForm>
  );
}
