/** Progress to a goal; the seed is where we are, and leaves when the goal is reached. */
export function Meter({ percent, label }: { percent: number; label: string }) {
  const isReached = percent >= 100;
  return (
    <span className={isReached ? "meter done" : "meter"} role="img" aria-label={label}>
      <span style={{ width: `${Math.min(100, percent)}%` }} />
    </span>
  );
}
