"use client";

import { type FormEvent, useState } from "react";
import { useHydrated } from "@/app/_session/use-hydrated";
import { withFreshToken } from "@/app/_session/with-fresh-token";
import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import type onboarding from "@/lib/messages/en/onboarding.json";
import { letterBytesLimit, letterTypes } from "@/lib/tenancy/input";
import { described, Field } from "@/lib/ui/field";
import { askForLetterUpload, letterIsSent } from "./actions";
import { type FaultWords, sentence } from "./faults";

type Props = { slug: string; later: string; words: (typeof onboarding)["letter"]; faults: FaultWords };

/** Sends the letter straight to where it is stored; its size and SHA-256 are part of the address. */
export function LetterForm({ slug, later, words, faults }: Props) {
  const isReady = useHydrated();
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const error = fault ? sentence("file", fault, faults) : undefined;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (isBusy) return;
    setBusy(true);
    const problem = await hand(file).catch(() => "not-sent");
    if (!problem) return;
    setBusy(false);
    setFault(problem);
    document.getElementById("file")?.focus();
  }

  async function hand(file: FormDataEntryValue | null): Promise<string | null> {
    if (!(file instanceof File) || file.name === "") return "no-file";
    if (file.size === 0) return "empty";
    if (file.size > letterBytesLimit) return "too-large";
    if (!(file.type in letterTypes)) return "type";
    const bytes = await file.arrayBuffer();
    const letter = {
      contentType: file.type as keyof typeof letterTypes,
      sizeBytes: file.size,
      sha256: hex(await crypto.subtle.digest("SHA-256", bytes)),
    };
    const prepared = await withFreshToken(() => askForLetterUpload(slug, letter));
    if (!prepared.ok) return prepared.reason;
    const { url, method, headers } = prepared.upload;
    const sent = await fetch(url, { method, headers, body: bytes });
    if (!sent.ok) return "not-sent";
    const handed = await withFreshToken(() => letterIsSent(slug, prepared.key));
    if (!handed.ok) return "faults" in handed ? (handed.faults.file ?? "other") : handed.reason;
    window.location.assign(handed.next);
    return null;
  }

  return (
    <form className="stack g-6 lg-controls" method="post" noValidate onSubmit={submit}>
      <Field name="file" label={words.file} help={words.fileHelp} error={error} icons={fieldIcons}>
        <div className="drop">
          <input
            {...described({ name: "file", help: words.fileHelp, error })}
            type="file"
            onChange={() => setFault(null)}
            accept={Object.keys(letterTypes).join(",")}
          />
        </div>
      </Field>
      <div className="row between">
        <a className="btn quiet lg" href={later}>
          {words.later}
        </a>
        <button type="submit" className="btn primary lg" disabled={!isReady} aria-disabled={isBusy}>
          {isBusy && <span className="spin" aria-hidden="true" />}
          {isBusy ? words.busy : words.submit}
        </button>
      </div>
    </form>
  );
}

const hex = (digest: ArrayBuffer) =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
