/** The mark as a seal: whole when the certificate counts, an outline when it does not. */
export function Seal({ kind }: { kind: "ok" | "no" | "old" }) {
  if (kind === "ok")
    return (
      <svg className="seal" viewBox="0 0 64 64" aria-hidden="true">
        <g fill="var(--color-primary)">
          <path d="M4 4a24 24 0 0 1 24 24v32H4z" />
          <path d="M32 32h28v28a28 28 0 0 1-28-28z" />
        </g>
        <circle cx="46" cy="16" r="12" fill="var(--color-seed)" />
        <path className="sign" stroke="var(--color-on-seed)" d="m40.5 16 4 4 7.5-8.5" />
      </svg>
    );
  const [edge, fill, sign] =
    kind === "no"
      ? ["var(--color-danger)", "var(--color-danger-fill)", "var(--color-on-danger)"]
      : ["var(--color-ink-soft)", "var(--color-ink-soft)", "var(--color-surface)"];
  return (
    <svg className="seal" viewBox="0 0 64 64" aria-hidden="true">
      <g fill="none" stroke={edge} strokeWidth="3">
        <path d="M5.5 5.5A22.5 22.5 0 0 1 26.5 28v30.5h-21z" />
        <path d="M33.5 33.5h25v25a25 25 0 0 1-25-25z" />
      </g>
      <circle cx="46" cy="16" r="12" fill={fill} />
      <path
        className="sign"
        stroke={sign}
        d={kind === "no" ? "m42 12 8 8m0-8-8 8" : "M40.5 16h11m-4.5-4.5 4.5 4.5-4.5 4.5"}
      />
    </svg>
  );
}
