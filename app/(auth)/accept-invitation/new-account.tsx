"use client";

import { useState } from "react";
import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import type { Fault } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";
import { TextField } from "@/lib/ui/field";

type Props = {
  words: (typeof auth)["invitation"];
  submit: (form: FormData) => Promise<Fault | null>;
};

/** Name and password; the address is the one that the invitation went to. */
export function NewAccount({ words, submit }: Props) {
  const [fault, setFault] = useState<Fault | null>(null);
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);
  return (
    <>
      <p className="soft">{words.leadUnknown}</p>
      <Form fault={fault} submit={async (form) => setFault(await submit(form))}>
        {(isBusy) => (
          <>
            <TextField
              name="firstName"
              label={words.firstName}
              error={at("firstName")}
              icons={fieldIcons}
              autoComplete="given-name"
            />
            <TextField
              name="lastName"
              label={words.lastName}
              error={at("lastName")}
              icons={fieldIcons}
              autoComplete="family-name"
            />
            <TextField
              name="password"
              type="password"
              label={words.password}
              help={words.passwordHelp}
              error={at("password")}
              icons={fieldIcons}
              autoComplete="new-password"
            />
            {/* Where Clerk asks a suspicious visitor to prove that they are a person. */}
            <div id="clerk-captcha" />
            <SubmitButton label={words.create} busy={words.busy} isBusy={isBusy} />
          </>
        )}
      </Form>
    </>
  );
}
