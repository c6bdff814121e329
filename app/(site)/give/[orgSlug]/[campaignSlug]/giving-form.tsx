"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import {
  type CheckoutFaults,
  type CheckoutField,
  type CheckoutValues,
  checkoutFields,
  giftCents,
} from "@/lib/giving/checkout-input";
import { formatRand, formatRandWhole } from "@/lib/money";
import { Step } from "@/lib/ui/steps";
import { Faults } from "./faults";
import { GiftFields } from "./gift-fields";
import type { GivingFormProps, GivingState } from "./giving-state";
import { YouFields } from "./you-fields";

/**
 * The rules are fetched when somebody begins to fill in the form, so that the page comes with less. Where they cannot
 * be fetched the server alone judges, as it always does in the end.
 */
const fetchRules = () =>
  import("@/lib/giving/judge-checkout-input").catch(() => ({ checkoutFaults: (): CheckoutFaults => ({}) }));

/** These show "Looks right", or what is wrong, as soon as all their digits are there. */
const checkedAsTyped: Partial<Record<CheckoutField, RegExp>> = {
  idNumber: /^(\D*\d){13}/,
  taxReference: /^(\D*\d){10}/,
  companyNumber: /^\d{4}\/\d{6}\/\d{2}$/,
};

const giftFields = new Set<string>(["sum", "other"]);

/** Amount, then you; the server answers with the third step. Without a script both are one form. */
export function GivingForm(props: GivingFormProps) {
  const { action, initial, texts, icons, offersCertificate } = props;
  const [state, send, isSending] = useActionState<GivingState, FormData>(action, initial);
  const [seen, setSeen] = useState(state);
  const [at, setAt] = useState<"gift" | "you">(state.at);
  const [faults, setFaults] = useState<CheckoutFaults>(state.faults);
  const [fine, setFine] = useState<CheckoutField[]>([]);
  const [gift, setGift] = useState(giftCents(state.values));
  const [attempt, setAttempt] = useState(0);
  const [isLive, setIsLive] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const sent = useRef({ key: "", values: "" });

  if (state !== seen) {
    setSeen(state);
    setFaults(state.faults);
    setAt(state.at);
    setAttempt(attempt + 1);
  }
  useEffect(() => setIsLive(true), []);
  useEffect(() => {
    if (attempt > 0) (summary.current ?? heading.current)?.focus();
  }, [attempt]);

  const goTo = (step: "gift" | "you", withFaults: CheckoutFaults = {}) => {
    setFaults(withFaults);
    setAt(step);
    setAttempt(attempt + 1);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { checkoutFaults } = await fetchRules();
    const values = valuesOf(form);
    const found = checkoutFaults(values, offersCertificate);
    if (at === "gift") return goTo(found.other ? "gift" : "you", found.other && { other: found.other });
    if (Object.keys(found).length > 0) return goTo(found.other ? "gift" : "you", found);
    const data = new FormData(form);
    data.set("formKey", keyFor(values, sent.current));
    startTransition(() => send(data));
  };

  const typed = async (event: FormEvent<HTMLFormElement>) => {
    const { name, value, form } = event.target as HTMLInputElement;
    if (name === "other" && value)
      for (const sum of form!.querySelectorAll<HTMLInputElement>('[name="sum"]')) sum.checked = false;
    if (name === "sum") (form!.elements.namedItem("other") as HTMLInputElement).value = "";
    setGift(giftCents(valuesOf(form!)));
    const { checkoutFaults } = await fetchRules();
    const values = valuesOf(form!);
    const found = checkoutFaults(values, offersCertificate);
    const complete = (field: CheckoutField) => checkedAsTyped[field]?.test(values[field] ?? "") ?? false;
    const shown = checkoutFields.filter((field) => faults[field] || (field === name && complete(field)));
    setFaults(Object.fromEntries(shown.flatMap((field) => (found[field] ? [[field, found[field]]] : []))));
    setFine(checkoutFields.filter((field) => complete(field) && !found[field]));
  };

  const shared = { ...props, faults, fine, values: state.values };
  const chosen = gift === null ? null : gift % 100 === 0 ? formatRandWhole(gift) : formatRand(gift);
  const here = (step: "gift" | "you") =>
    Object.keys(faults).some((f) => giftFields.has(f) === (step === "gift"));
  const problems = (step: "gift" | "you") =>
    (here(step) || (state.refusal && at === step)) && (
      <Faults
        ref={summary}
        faults={faults}
        refusal={state.refusal}
        texts={texts}
        sentences={props.sentences}
      />
    );
  return (
    <form
      className="sheet lg-controls giving"
      aria-label={texts.name}
      action={send}
      onSubmit={submit}
      onInput={typed}
      onFocus={fetchRules}
      noValidate
      data-at={at}
      data-live={isLive || undefined}
    >
      <ol className="steps">
        <Step
          number={1}
          state={isLive && at === "you" ? "done" : "now"}
          title={isLive && at === "you" && chosen ? texts.giftOnce.replace("{amount}", chosen) : texts.gift}
          detail={props.suggestions.find((sum) => sum.amountCents === gift)?.meaning}
          doneMark={icons.done1}
          headingRef={at === "gift" ? heading : undefined}
          change={
            <button type="button" className="link" onClick={() => goTo("gift")}>
              {texts.change}
              <span className="sr"> {texts.changeGift}</span>
            </button>
          }
        >
          <div className="step-body stack g-4 gift-body">
            {problems("gift")}
            <GiftFields {...shared} chosen={chosen} />
          </div>
        </Step>
        <Step
          number={2}
          state={isLive && at === "gift" ? "later" : "now"}
          title={texts.you}
          doneMark={icons.done2}
          headingRef={at === "you" ? heading : undefined}
        >
          <div className="step-body stack g-5 you-body">
            {problems("you")}
            <YouFields {...shared} isSending={isSending} />
          </div>
        </Step>
        <Step number={3} state="later" title={texts.pay} doneMark={null} />
      </ol>
    </form>
  );
}

function valuesOf(form: HTMLFormElement): CheckoutValues {
  const data = new FormData(form);
  const pairs = checkoutFields.map((field) => [field, data.get(field)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => typeof value === "string"));
}

/** The same answers sent twice are one gift; changed answers are another. */
function keyFor(values: CheckoutValues, sent: { key: string; values: string }): string {
  const answers = JSON.stringify(values);
  if (sent.values !== answers) Object.assign(sent, { key: crypto.randomUUID(), values: answers });
  return sent.key;
}
