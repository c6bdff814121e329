"use client";

import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import { saveFund } from "@/app/[orgId]/campaigns/actions";
import { TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  organizationSlug: string;
  /** Null while it is new; then `formKey` becomes its id, so that sending twice opens once. */
  fundId: string | null;
  formKey: string;
  name: string;
  isEligible: boolean;
  words: ActWords &
    Record<"submit" | "name" | "nameHelp" | "eligible" | "eligibleHelp" | "consequence", string>;
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** A fund's name, and whether gifts to it count under Section 18A, with the law's reason. */
export function FundForm({ organizationSlug, fundId, formKey, name, isEligible, words }: Props) {
  return (
    <ActForm act={(form) => saveFund(organizationSlug, fundId, form)} words={words}>
      {(errorOf) => (
        <>
          <input type="hidden" name="formKey" value={formKey} />
          <TextField
            name="name"
            label={words.name}
            help={words.nameHelp}
            error={errorOf("name")}
            icons={icons}
            defaultValue={name}
            maxLength={80}
          />
          <label className="check">
            <input type="checkbox" name="eligible" defaultChecked={isEligible} />
            <span>
              {words.eligible}
              <span className="help">{words.eligibleHelp}</span>
              {words.consequence && <span className="help">{words.consequence}</span>}
            </span>
          </label>
        </>
      )}
    </ActForm>
  );
}
