"use client";

import { type ReactNode, useRef, useState } from "react";
import { useHydrated } from "@/app/_session/use-hydrated";
import type { ActWords } from "@/app/[orgId]/act-words";
import type { Answered } from "@/app/[orgId]/answered";
import { useAct } from "@/app/[orgId]/use-act";
import { ErrorSummary } from "@/lib/ui/error-summary";
import { Dialog } from "@/lib/ui/workspace/dialog";

export type AskWords = ActWords & {
  open: string;
  title: string;
  subject?: string;
  keep: string;
  close: string;
};
type Fault = { field: string; message: string };
type Asked = { errors: Fault[]; errorOf: (field: string) => string | undefined };
type Props = {
  act: (form: FormData) => Promise<Answered>;
  look: "primary" | "danger" | "plain";
  words: AskWords;
  /** The act's name on its button, where it is not the one that opens the dialog. */
  name?: string;
  icon?: ReactNode;
  /** Among rows of a list, where a full button would shout. */
  isSmall?: boolean;
  children: (asked: Asked) => ReactNode;
};

const looks = { primary: "btn primary", danger: "btn danger", plain: "btn" };

/** Stops and asks: its form, with what is wrong on top, the act named on one button and what stays on the other. */
export function AskDialog(props: Props) {
  const { look, words, icon, isSmall } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const isReady = useHydrated();
  // Opened anew, the form starts from what is known by then, and without what was wrong before.
  const [opened, setOpened] = useState(0);
  return (
    <>
      <button
        type="button"
        className={isSmall ? `${looks[look]} sm` : looks[look]}
        disabled={!isReady}
        onClick={() => {
          setOpened(opened + 1);
          dialog.current?.showModal();
        }}
      >
        {icon}
        {words.open}
      </button>
      <Dialog ref={dialog} title={words.title} subject={words.subject} close={words.close}>
        <AskForm key={opened} {...props} close={() => dialog.current?.close()} />
      </Dialog>
    </>
  );
}

function AskForm({ act, look, words, name = words.open, children, close }: Props & { close: () => void }) {
  const { isWaiting, summary, title, errors, errorOf, correct, submit } = useAct(act, words, close);
  return (
    <form
      method="post"
      noValidate
      className="stack g-5"
      style={{ marginTop: "1.25rem" }}
      onSubmit={submit}
      onInput={correct}
    >
      {(errors.length > 0 || title) && <ErrorSummary ref={summary} title={title} errors={errors} />}
      {children({ errors, errorOf })}
      <div className="acts" style={{ marginTop: 0 }}>
        <button type="button" className="btn" onClick={close}>
          {words.keep}
        </button>
        <button
          type="submit"
          className={look === "danger" ? "btn danger-fill" : "btn primary"}
          aria-disabled={isWaiting}
        >
          {isWaiting && <span className="spin" aria-hidden="true" />}
          {isWaiting ? words.busy : name}
        </button>
      </div>
    </form>
  );
}
