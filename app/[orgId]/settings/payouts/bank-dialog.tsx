"use client";

import type { Answered } from "@/app/[orgId]/answered";
import { AskDialog, type AskWords } from "@/app/[orgId]/ask-dialog";
import type { AccountType, BankAccount } from "@/lib/payments/payout-input";
import { described, Field, TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Words = AskWords &
  Record<
    "name" | "holder" | "bank" | "branchCode" | "branchCodeHelp" | "accountNumber" | "accountType" | "starts",
    string
  > & { types: { type: AccountType; label: string }[] };

type Props = { act: (form: FormData) => Promise<Answered>; now: BankAccount | null; words: Words };

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** A bank account, beginning from the one of now. */
export function BankDialog({ act, now, words }: Props) {
  return (
    <AskDialog act={act} look="plain" words={words} name={words.name}>
      {({ errorOf }) => {
        const field = (name: Exclude<keyof BankAccount, "accountType">) => ({
          name,
          error: errorOf(name),
          icons,
          label: words[name],
          defaultValue: now?.[name],
          autoComplete: "off",
        });
        const type = { name: "accountType", label: words.accountType, error: errorOf("accountType"), icons };
        return (
          <>
            <TextField {...field("holder")} maxLength={100} />
            <TextField {...field("bank")} maxLength={60} />
            <TextField
              {...field("branchCode")}
              help={words.branchCodeHelp}
              className="input num"
              inputMode="numeric"
            />
            <TextField {...field("accountNumber")} className="input num" inputMode="numeric" />
            <Field {...type}>
              <select {...described(type)} className="select" defaultValue={now?.accountType ?? "cheque"}>
                {words.types.map((one) => (
                  <option key={one.type} value={one.type}>
                    {one.label}
                  </option>
                ))}
              </select>
            </Field>
            <p className="soft t-sm">{words.starts}</p>
          </>
        );
      }}
    </AskDialog>
  );
}
