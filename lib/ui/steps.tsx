import type { ReactNode, Ref } from "react";

/** One of a few steps on one page: done steps say what was chosen, the seed marks the one you are on. */
export function Step({
  number,
  state,
  title,
  detail,
  doneMark,
  change,
  headingRef,
  children,
}: {
  number: number;
  state: "done" | "now" | "later";
  title: ReactNode;
  detail?: ReactNode;
  /** What a done step shows in place of its number, with the words for it. */
  doneMark: ReactNode;
  change?: ReactNode;
  headingRef?: Ref<HTMLHeadingElement>;
  children?: ReactNode;
}) {
  return (
    <li className={state} aria-current={state === "now" ? "step" : undefined}>
      <div className="step-head">
        <span className="step-n">{state === "done" ? doneMark : number}</span>
        <div className="grow">
          <h2 tabIndex={-1} ref={headingRef}>
            {title}
          </h2>
          {state === "done" && detail && <p>{detail}</p>}
        </div>
        {state === "done" && change}
      </div>
      {children}
    </li>
  );
}
