"use client";

import { useState } from "react";
import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import type { Fault } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { EmailField } from "@/app/(auth)/_parts/person-fields";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import type auth from "@/lib/messages/en/auth.json";
import { described } from "@/lib/ui/field";

type Props = {
  words: (typeof auth)["signIn"];
  forgotten: string;
  submit: (form: FormData) => Promise<Fault | null>;
};

export function PasswordStep({ words, forgotten, submit }: Props) {
  const [fault, setFault] = useState<Fault | null>(null);
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);
  const send = async (form: FormData) => setFault(await submit(form));
  return (
    <Form fault={fault} submit={send}>
      {(isBusy) => (
        <>
          <EmailField label={words.email} errorOf={at} autoComplete="username" />
          <div className="field">
            <div className="row between">
              <label className="label" htmlFor="password">
                {words.password}
              </label>
              <a className="t-sm" href={forgotten}>
                {words.forgotten}
              </a>
            </div>
            <input
              {...described({ name: "password", error: at("password") })}
              className="input"
              type="password"
              autoComplete="current-password"
            />
            {at("password") && (
              <p className="error" id="password-error">
                {fieldIcons.error}
                {at("password")}
              </p>
            )}
          </div>
          <SubmitButton label={words.submit} busy={words.busy} isBusy={isBusy} />
        </>
      )}
    </Form>
  );
}
