"use client";

// No words of the server: where these are needed nothing from it may be at hand.
import words from "./broken-words.json";

/** What Next.js hands to an `error.tsx`: the digest is the one that the log holds, nothing of the error's text is told. */
export type BrokenProps = { error: unknown; retry: () => void };

/** Something was thrown that nobody foresaw: says so, and how to go on. */
export function Broken({ error, retry }: BrokenProps) {
  const { digest } = Object(error) as { digest?: string };
  return (
    <section className="stack g-6" role="alert">
      <h1 className="t-xl">{words.title}</h1>
      <p className="lede">{words.body}</p>
      <div className="row">
        <button type="button" className="btn primary lg" onClick={retry}>
          {words.again}
        </button>
        <a className="btn lg" href="/">
          {words.home}
        </a>
      </div>
      {digest && (
        <p className="t-sm faint">
          {words.reference} <span className="num">{digest}</span>
        </p>
      )}
    </section>
  );
}
