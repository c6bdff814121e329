"use client";

import { useUser } from "@clerk/nextjs";
import { useRef } from "react";
import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import { type FaultWords, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { NewPasswordField } from "@/app/(auth)/_parts/person-fields";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import { useChange } from "@/app/account/use-change";
import type account from "@/lib/messages/en/account.json";
import { TextField } from "@/lib/ui/field";

type Props = { words: (typeof account)["password"]; faults: FaultWords };

/** A new password; who came by a provider sets their first one here. */
export function PasswordForm({ words, faults }: Props) {
  const { user } = useUser();
  const { fault, isDone, refuse, change } = useChange(faults);
  const fields = useRef<HTMLDivElement>(null);
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);
  const hasPassword = user?.passwordEnabled ?? true;

  async function submit(form: FormData) {
    const missing = firstMissing(form, hasPassword ? ["currentPassword", "password"] : ["password"], faults);
    if (missing) return refuse(missing);
    const changed = await change(() =>
      user?.updatePassword({
        newPassword: typed(form, "password"),
        currentPassword: hasPassword ? typed(form, "currentPassword") : undefined,
        signOutOfOtherSessions: form.get("signOutOthers") === "yes",
      }),
    );
    if (changed) for (const input of fields.current?.querySelectorAll("input") ?? []) input.value = "";
  }

  return (
    <Form fault={fault} submit={submit}>
      {(isBusy) => (
        <>
          <div className="stack g-4" ref={fields}>
            {hasPassword && (
              <TextField
                name="currentPassword"
                type="password"
                label={words.current}
                error={at("currentPassword")}
                icons={fieldIcons}
                autoComplete="current-password"
              />
            )}
            <NewPasswordField label={words.next} help={words.help} errorOf={at} />
          </div>
          <label className="check">
            <input type="checkbox" name="signOutOthers" value="yes" defaultChecked />
            <span>
              {words.signOutOthers}
              <span className="help">{words.signOutOthersHelp}</span>
            </span>
          </label>
          <SubmitButton
            label={hasPassword ? words.submit : words.submitFirst}
            busy={words.busy}
            isBusy={isBusy || !user}
          />
          <p className="t-sm soft" role="status">
            {isDone ? words.saved : ""}
          </p>
        </>
      )}
    </Form>
  );
}
