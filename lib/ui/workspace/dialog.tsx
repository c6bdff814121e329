"use client";

import { type ReactNode, type RefObject, useId } from "react";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  ref: RefObject<HTMLDialogElement | null>;
  title: ReactNode;
  subject?: ReactNode;
  close: string;
  children: ReactNode;
};

/** A dialog that the browser itself keeps focus in and gives it back from; on a phone it rises from below. */
export function Dialog({ ref, title, subject, close, children }: Props) {
  const heading = useId();
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={heading}>
      <div className="row between" style={{ alignItems: "flex-start", flexWrap: "nowrap" }}>
        <h2 id={heading}>{title}</h2>
        <button
          type="button"
          className="icon-btn"
          aria-label={close}
          style={{ margin: "-.5rem -.5rem 0 0" }}
          onClick={() => ref.current?.close()}
        >
          <Glyph name="x" />
        </button>
      </div>
      {subject && (
        <p className="soft" style={{ marginTop: ".25rem" }}>
          {subject}
        </p>
      )}
      {children}
    </dialog>
  );
}
