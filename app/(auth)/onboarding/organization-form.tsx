"use client";

import { useState } from "react";
import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import { isPboNumber } from "@/lib/identifiers";
import type onboarding from "@/lib/messages/en/onboarding.json";
import { TextField } from "@/lib/ui/field";
import { saveOrganization } from "./actions";
import type { CommonWords, FaultWords } from "./faults";
import { StepForm } from "./step-form";
import { suggestSlug } from "./suggest-slug";

type Props = {
  id: string;
  initial: { slug: string; registeredName: string; contactEmail: string };
  host: string;
  words: (typeof onboarding)["organization"];
  common: CommonWords;
  faults: FaultWords;
};

export function OrganizationForm({ id, initial, host, words, common, faults }: Props) {
  const [slug, setSlug] = useState({ value: initial.slug, isOwn: initial.slug !== "" });
  const [pboNumber, setPboNumber] = useState("");
  const suggest = (name: string) => {
    if (!slug.isOwn) setSlug({ value: suggestSlug(name), isOwn: false });
  };
  return (
    <StepForm action={saveOrganization} common={common} faults={faults} submit={words.submit}>
      {(errorOf) => {
        const field = (name: string) => ({ name, error: errorOf(name), icons: fieldIcons });
        const optional = (label: string) => (
          <>
            {label} <span className="opt">{words.optional}</span>
          </>
        );
        return (
          <>
            <div>
              <h1>{words.title}</h1>
              <p className="lede">{words.lead}</p>
            </div>
            <input type="hidden" name="id" value={id} />
            <TextField
              {...field("registeredName")}
              label={words.registeredName}
              autoComplete="organization"
              defaultValue={initial.registeredName}
              onChange={(event) => suggest(event.target.value)}
            />
            <TextField
              {...field("tradingName")}
              label={optional(words.tradingName)}
              onChange={(event) => suggest(event.target.value)}
            />
            <div className="two">
              <TextField
                {...field("pboNumber")}
                label={words.pboNumber}
                help={words.pboHelp}
                fine={isPboNumber(pboNumber) ? words.pboFine : undefined}
                className="input num"
                inputMode="numeric"
                onChange={(event) => setPboNumber(event.target.value)}
              />
              <TextField {...field("npoNumber")} label={optional(words.npoNumber)} help={words.npoHelp} />
            </div>
            <TextField
              {...field("addressLine1")}
              label={words.addressLine1}
              help={words.addressHelp}
              autoComplete="address-line1"
            />
            <TextField
              {...field("addressLine2")}
              label={optional(words.addressLine2)}
              autoComplete="address-line2"
            />
            <div className="two wide-first">
              <TextField {...field("town")} label={words.town} autoComplete="address-level2" />
              <TextField
                {...field("postalCode")}
                label={words.postalCode}
                inputMode="numeric"
                autoComplete="postal-code"
              />
            </div>
            <fieldset>
              <legend className="label">{words.reach}</legend>
              <div className="two">
                <TextField
                  {...field("contactEmail")}
                  label={words.contactEmail}
                  type="email"
                  autoComplete="email"
                  defaultValue={initial.contactEmail}
                />
                <TextField
                  {...field("contactPhone")}
                  label={words.contactPhone}
                  type="tel"
                  autoComplete="tel"
                />
              </div>
            </fieldset>
            <fieldset>
              <legend className="label">{words.signs}</legend>
              <div className="two even">
                <TextField {...field("signatoryName")} label={words.signatoryName} autoComplete="name" />
                <TextField
                  {...field("signatoryTitle")}
                  label={words.signatoryTitle}
                  help={words.signatoryTitleHelp}
                  autoComplete="organization-title"
                />
              </div>
            </fieldset>
            <TextField
              {...field("slug")}
              label={words.address}
              help={
                <>
                  <span className="mono">
                    {host}/give/{slug.value || "…"}
                  </span>
                  <br />
                  {words.addressSlugHelp}
                </>
              }
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              value={slug.value}
              onChange={(event) => setSlug({ value: event.target.value, isOwn: true })}
            />
          </>
        );
      }}
    </StepForm>
  );
}
