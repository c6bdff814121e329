"use client";

import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import { setLimit } from "@/app/[orgId]/team/approvals/actions";
import { TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  organizationSlug: string;
  isOn: boolean;
  above: string;
  words: ActWords & Record<"submit" | "second" | "secondHelp" | "above" | "aboveHelp", string>;
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** Whether a second person is needed, and above which sum. */
export function LimitForm({ organizationSlug, isOn, above, words }: Props) {
  return (
    <ActForm act={(form) => setLimit(organizationSlug, form)} words={words}>
      {(errorOf) => (
        <>
          <label className="check">
            <input type="checkbox" name="second" defaultChecked={isOn} />
            <span>
              {words.second}
              <span className="help">{words.secondHelp}</span>
            </span>
          </label>
          <TextField
            name="above"
            label={words.above}
            help={words.aboveHelp}
            error={errorOf("above")}
            icons={icons}
            defaultValue={above}
            inputMode="decimal"
            maxLength={20}
          />
        </>
      )}
    </ActForm>
  );
}
