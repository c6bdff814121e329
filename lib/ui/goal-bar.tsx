import { type Cents, formatRandWhole } from "@/lib/money";

/** What a campaign has raised of its goal; the seed is where it stands. Words come from the page. */
export function GoalBar({
  raisedCents,
  goalCents,
  words,
}: {
  raisedCents: Cents;
  goalCents: Cents | null;
  words: { ofGoal: string; share: string; aside: string };
}) {
  const percent = goalCents ? Math.min(100, (raisedCents / goalCents) * 100) : 0;
  return (
    <div className="goal">
      <p className="row between num">
        <span>
          <b className="v">{formatRandWhole(raisedCents)}</b> <span className="soft">{words.ofGoal}</span>
        </span>
        <span className="soft t-sm">{words.aside}</span>
      </p>
      {goalCents !== null && (
        <span className={percent >= 100 ? "meter big done" : "meter big"} role="img" aria-label={words.share}>
          <span style={{ width: `${percent.toFixed(1)}%` }} />
        </span>
      )}
    </div>
  );
}
