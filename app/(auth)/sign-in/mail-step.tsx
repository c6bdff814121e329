"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { Fault } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { EmailField } from "@/app/(auth)/_parts/person-fields";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";

type Props = {
  words: (typeof auth)["signIn"];
  submit: (form: FormData) => Promise<Fault | null>;
  children: ReactNode;
};

/** Where the code goes that replaces a password. */
export function MailStep({ words, submit, children }: Props) {
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => document.getElementById("email")?.focus(), []);
  return (
    <Form fault={fault} submit={async (form) => setFault(await submit(form))}>
      {(isBusy) => (
        <>
          <EmailField
            label={words.email}
            help={words.mailHelp}
            errorOf={(field) => (fault?.field === field ? fault.message : undefined)}
            autoComplete="username"
          />
          <SubmitButton label={words.mailSubmit} busy={words.busy} isBusy={isBusy} />
          <p className="t-sm">{children}</p>
        </>
      )}
    </Form>
  );
}
