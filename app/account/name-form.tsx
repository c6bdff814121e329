"use client";

import { useUser } from "@clerk/nextjs";
import { type FaultWords, firstMissing, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { NameFields } from "@/app/(auth)/_parts/person-fields";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import { useChange } from "@/app/account/use-change";
import type account from "@/lib/messages/en/account.json";

type Props = {
  firstName: string;
  lastName: string;
  words: (typeof account)["profile"];
  faults: FaultWords;
};

export function NameForm({ firstName, lastName, words, faults }: Props) {
  const { user } = useUser();
  const { fault, isDone, refuse, change } = useChange(faults);
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);
  async function submit(form: FormData) {
    const missing = firstMissing(form, ["firstName", "lastName"], faults);
    if (missing) return refuse(missing);
    await change(() =>
      user?.update({
        firstName: typed(form, "firstName").trim(),
        lastName: typed(form, "lastName").trim(),
      }),
    );
  }
  return (
    <Form fault={fault} submit={submit}>
      {(isBusy) => (
        <>
          <NameFields words={words} errorOf={at} given={{ firstName, lastName }} />
          <SubmitButton label={words.submit} busy={words.busy} isBusy={isBusy || !user} />
          <p className="t-sm soft" role="status">
            {isDone ? words.saved : ""}
          </p>
        </>
      )}
    </Form>
  );
}
