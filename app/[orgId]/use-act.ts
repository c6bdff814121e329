"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, startTransition, useEffect, useRef, useState, useTransition } from "react";
import { useHydrated } from "@/app/_session/use-hydrated";
import { useSignedInAction } from "@/app/_session/use-signed-in-action";
import type { ActWords } from "@/app/[orgId]/act-words";
import type { Answered } from "@/app/[orgId]/answered";

/** A form's sending: what was typed stays, what is wrong takes focus, and once it is done one is led on. */
export function useAct(act: (form: FormData) => Promise<Answered>, words: ActWords, whenDone?: () => void) {
  const [answer, send, isBusy] = useSignedInAction<Answered>(act);
  const isReady = useHydrated();
  const router = useRouter();
  const summary = useRef<HTMLDivElement>(null);
  const order = useRef<string[]>([]);
  const [isLeading, lead] = useTransition();
  const led = useRef<typeof answer>(null);
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(none);
  const { errorOf, ...faults } = faultsOf(answer, words, order.current);
  const done = useRef(whenDone);
  done.current = whenDone;
  const next = answer?.ok ? answer.next : null;
  useEffect(() => {
    if (answer && !answer.ok) summary.current?.focus();
    if (!next) return;
    done.current?.();
    led.current = answer;
    lead(() => {
      router.push(next);
      router.refresh();
    });
  }, [answer, next, router]);
  // Where one is led to the same page again, the form waits no longer once that is there.
  const isWaiting = isBusy || isLeading || (next !== null && led.current !== answer && !whenDone);
  return {
    isReady,
    isWaiting,
    summary,
    ...faults,
    /** What is wrong with a field, until it is typed in again. */
    errorOf: (field: string) => (corrected.has(field) ? undefined : errorOf(field)),
    correct(event: FormEvent<HTMLFormElement>) {
      const { name } = event.target as HTMLInputElement;
      if (errorOf(name) && !corrected.has(name)) setCorrected(new Set(corrected).add(name));
    },
    submit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault();
      const { submitter } = event.nativeEvent as SubmitEvent;
      const form = new FormData(event.currentTarget, submitter);
      if (isWaiting) return;
      order.current = Array.from(event.currentTarget.elements, (field) => field.getAttribute("name") ?? "");
      setCorrected(none);
      startTransition(() => send(form));
    },
  };
}

const none: ReadonlySet<string> = new Set();

type Fault = { field: string; message: string };
type Faults = { title: string; errors: Fault[]; errorOf: (field: string) => string | undefined };

/** Listed as their fields stand in the form. */
function faultsOf(answer: Answered | null, words: ActWords, order: string[]): Faults {
  const only = (title: string): Faults => ({ title, errors: [], errorOf: () => undefined });
  if (!answer || answer.ok) return only("");
  if (answer.reason !== "refused") return only(unsent(answer.reason, words));
  const { faults, sentence } = answer;
  const errors = Object.entries(faults)
    .map(([field, message]) => ({ field, message }))
    .sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
  const counted = errors.length === 1 ? words.one : words.many.replace("{count}", String(errors.length));
  return { title: sentence || counted, errors, errorOf: (field) => faults[field] };
}

function unsent(reason: "session-expired" | "unreachable" | "not-fresh", words: ActWords): string {
  if (reason === "not-fresh") return words.notFresh;
  return reason === "unreachable" ? words.unreachable : words.expired;
}
