"use client";

import { useState } from "react";
import { CaptchaPlace } from "@/app/(auth)/_parts/captcha-place";
import type { Fault } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { NameFields, NewPasswordField } from "@/app/(auth)/_parts/person-fields";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";

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
            <NameFields words={words} errorOf={at} />
            <NewPasswordField label={words.password} help={words.passwordHelp} errorOf={at} />
            <CaptchaPlace />
            <SubmitButton label={words.create} busy={words.busy} isBusy={isBusy} />
          </>
        )}
      </Form>
    </>
  );
}
