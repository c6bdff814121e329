"use client";

import { useState } from "react";
import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import { changeCampaign, draftCampaign } from "@/app/[orgId]/campaigns/actions";
import { NumberedFields } from "@/app/[orgId]/campaigns/numbered-fields";
import type campaigns from "@/lib/messages/en/campaigns.json";
import { described, Field, TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

/** What stands in the form; sums as they are typed. */
export type CampaignValues = Record<
  "title" | "slug" | "fundId" | "summary" | "story" | "goal" | "startsOn" | "endsOn",
  string
> & { suggestions: [string, string][]; spending: [string, string][] };

type Props = {
  organizationSlug: string;
  /** Null while it is new; then `formKey` becomes its id, so that sending twice drafts once. */
  existing: { id: string; version: string; isDraft: boolean } | null;
  formKey: string;
  values: CampaignValues;
  funds: { id: string; label: string }[];
  words: (typeof campaigns)["form"] & ActWords & { submit: string; address: string };
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** A campaign's title, address, story, goal and suggestions, as one column. */
export function CampaignForm({ organizationSlug, existing, formKey, values, funds, words }: Props) {
  const [slug, setSlug] = useState(values.slug);
  const [isOwnSlug, setOwnSlug] = useState(existing !== null);
  const isFixed = existing !== null && !existing.isDraft;
  return (
    <ActForm
      act={(form) =>
        existing ? changeCampaign(organizationSlug, existing.id, form) : draftCampaign(organizationSlug, form)
      }
      words={words}
    >
      {(errorOf) => {
        const around = (name: string, label: string, help?: string, optional = false) => ({
          name,
          label: optional ? (
            <>
              {label} <span className="opt">{words.optional}</span>
            </>
          ) : (
            label
          ),
          help,
          error: errorOf(name),
          icons,
        });
        const [fund, summary, story, goal] = [
          around("fundId", words.fund, existing ? words.fundHelp : undefined),
          around("summary", words.summary, words.summaryHelp),
          around("story", words.story, words.storyHelp, true),
          around("goal", words.goal, undefined, true),
        ];
        return (
          <>
            <input type="hidden" name="formKey" value={formKey} />
            <input type="hidden" name="version" value={existing?.version ?? ""} />
            <TextField
              {...around("title", words.name)}
              defaultValue={values.title}
              maxLength={80}
              onChange={(event) => !isOwnSlug && setSlug(plain(event.target.value))}
            />
            <TextField
              {...around(
                "slug",
                words.slug,
                isFixed ? words.slugFixed : `${words.slugHelp} ${words.address}${slug}`,
              )}
              value={slug}
              readOnly={isFixed}
              maxLength={60}
              autoCapitalize="none"
              onChange={(event) => {
                setSlug(event.target.value);
                setOwnSlug(true);
              }}
            />
            <Field {...fund}>
              <select {...described(fund)} className="select" defaultValue={values.fundId}>
                {funds.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </Field>
            <Field {...summary}>
              <textarea
                {...described(summary)}
                className="input"
                maxLength={300}
                defaultValue={values.summary}
              />
            </Field>
            <Field {...story}>
              <textarea {...described(story)} className="input" rows={8} defaultValue={values.story} />
            </Field>
            <Field {...goal}>
              <div className="money" data-invalid={goal.error ? true : undefined}>
                <span aria-hidden="true">R</span>
                <input {...described(goal)} inputMode="decimal" defaultValue={values.goal} />
              </div>
            </Field>
            <NumberedFields
              legend={words.suggestions}
              help={words.suggestionsHelp}
              names={["amount", "meaning"]}
              labels={[words.amountN, words.meaningN]}
              values={values.suggestions}
              count={3}
              errorOf={errorOf}
            />
            <NumberedFields
              legend={words.spending}
              help={words.spendingHelp}
              names={["percent", "label"]}
              labels={[words.percentN, words.labelN]}
              values={values.spending}
              count={5}
              errorOf={errorOf}
            />
            <div className="grid cols-2 g-4">
              {(["startsOn", "endsOn"] as const).map((name) => (
                <TextField
                  key={name}
                  {...around(name, words[name], undefined, true)}
                  type="date"
                  defaultValue={values[name]}
                />
              ))}
            </div>
          </>
        );
      }}
    </ActForm>
  );
}

/** A title as an address: plain letters, digits and hyphens. */
function plain(title: string): string {
  const words = title
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/);
  return words.filter(Boolean).join("-").slice(0, 60).replace(/-$/, "");
}
