"use client";

import { useState } from "react";
import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import { limitTo } from "@/app/[orgId]/team/[membershipId]/limit-actions";
import type { Limit } from "@/lib/team/find-limit";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  organizationSlug: string;
  membershipId: string;
  limit: Limit;
  words: ActWords &
    Record<"submit" | "legend" | "all" | "allHelp" | "some" | "someHelp" | "campaigns" | "closed", string>;
};

/** Everything of the organisation, or only some campaigns. */
export function LimitForm({ organizationSlug, membershipId, limit, words }: Props) {
  const [isLimited, setLimited] = useState(limit.isLimited);
  const choices = [
    { value: "all", isChosen: !isLimited, label: words.all, help: words.allHelp },
    { value: "some", isChosen: isLimited, label: words.some, help: words.someHelp },
  ];
  return (
    <ActForm act={(form) => limitTo(organizationSlug, membershipId, form)} words={words}>
      {(errorOf) => (
        <>
          <fieldset className="field">
            <legend className="label">{words.legend}</legend>
            <div className="stack g-2" style={{ marginTop: ".5rem" }}>
              {choices.map(({ value, isChosen, label, help }) => (
                <label key={value} className="choice">
                  <input
                    type="radio"
                    name="sees"
                    value={value}
                    checked={isChosen}
                    onChange={() => setLimited(value === "some")}
                  />
                  <span>
                    <b className="medium block">{label}</b>
                    <span className="soft t-sm block">{help}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          {isLimited && (
            <fieldset
              className="field"
              aria-describedby={errorOf("campaigns") ? "campaigns-error" : undefined}
            >
              <legend className="label" id="campaigns" tabIndex={-1}>
                {words.campaigns}
              </legend>
              <div className="stack g-2" style={{ marginTop: ".5rem" }}>
                {limit.campaigns.map(({ id, title, isOpen, isAmong }) => (
                  <label className="check" key={id}>
                    <input type="checkbox" name="campaign" value={id} defaultChecked={isAmong} />
                    <span>
                      {title}
                      {!isOpen && <span className="help">{words.closed}</span>}
                    </span>
                  </label>
                ))}
              </div>
              {errorOf("campaigns") && (
                <p className="error" id="campaigns-error">
                  <Glyph name="circle-alert" />
                  {errorOf("campaigns")}
                </p>
              )}
            </fieldset>
          )}
        </>
      )}
    </ActForm>
  );
}
