"use client";

import Link from "next/link";
import { startTransition, useActionState, useEffect, useRef } from "react";
import { renewToken } from "@/app/_session/renew-token";
import { TaxNumberFields } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/tax-fields";
import { DonorFields } from "@/app/[orgId]/donations/new/donor-fields";
import { GiftFields } from "@/app/[orgId]/donations/new/gift-fields";
import type { RecordingProps, RecordingState } from "@/app/[orgId]/donations/new/recording-state";
import { ErrorSummary } from "@/lib/ui/error-summary";

/** A donation as staff record it. Which fields show follows the answers, in CSS, so that it works without script. */
export function RecordingForm(props: RecordingProps) {
  const { texts, sentences, taxTexts, icons, countries, listHref } = props;
  const [state, send, isBusy] = useActionState<RecordingState, FormData>(props.action, props.initial);
  const summary = useRef<HTMLDivElement>(null);
  const sent = useRef<FormData>(null);
  useEffect(() => {
    if (state.isExpired && sent.current) {
      const again = sent.current;
      sent.current = null;
      const isRenewed = renewToken().catch(() => false);
      void isRenewed.then((yes) => (yes ? startTransition(() => send(again)) : summary.current?.focus()));
      return;
    }
    if (state.refusal || Object.keys(state.faults).length > 0) summary.current?.focus();
  }, [state, send]);
  const errors = Object.entries(state.faults).map(([field, fault]) => ({ field, message: sentences[fault] }));
  const shared = { ...props, state };
  return (
    <form
      className="stack g-6 recording"
      action={send}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const form = new FormData(event.currentTarget, submitter);
        if (isBusy) return;
        sent.current = form;
        startTransition(() => send(form));
      }}
    >
      <input type="hidden" name="formKey" value={state.formKey} />
      {(errors.length > 0 || state.refusal) && (
        <ErrorSummary
          ref={summary}
          title={
            state.refusal ??
            (errors.length === 1 ? texts.one : texts.many.replace("{count}", String(errors.length)))
          }
          errors={errors}
        />
      )}
      <DonorFields {...shared} />
      <GiftFields {...shared} />
      <section className="card" aria-labelledby="certificate-title">
        <header>
          <h2 id="certificate-title">{texts.afterwards}</h2>
        </header>
        <div className="body stack g-5">
          <label className="check">
            <input type="checkbox" name="thanks" value="yes" defaultChecked={Boolean(state.values.thanks)} />
            <span>
              {texts.thanks}
              <span className="help">{texts.thanksHelp}</span>
            </span>
          </label>
          <label className="check">
            <input
              type="checkbox"
              name="certificate"
              value="yes"
              defaultChecked={Boolean(state.values.certificate)}
            />
            <span>
              {texts.certificate}
              <span className="help">{texts.certificateHelp}</span>
              <span className="help if-goods">{texts.certificateGoods}</span>
            </span>
          </label>
          <div className="tax stack g-5">
            <TaxNumberFields
              values={state.values}
              faults={state.faults}
              fine={[]}
              texts={{ ...taxTexts, ...texts.tax }}
              sentences={sentences}
              icons={icons}
              countries={countries}
            />
          </div>
        </div>
      </section>
      <div className="row g-2">
        <button type="submit" className="btn primary" name="intent" value="record" aria-disabled={isBusy}>
          {isBusy && <span className="spin" aria-hidden="true" />}
          {isBusy ? texts.busy : texts.submit}
        </button>
        <Link className="btn quiet" href={listHref}>
          {texts.cancel}
        </Link>
      </div>
    </form>
  );
}
