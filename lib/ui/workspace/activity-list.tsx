import type { ReactNode } from "react";

export type ActivityLine = {
  id: string;
  mark: ReactNode;
  isYou: boolean;
  text: ReactNode;
  at: string;
  dateTime: string;
};

/** The latest acts, newest first, each with whose it was. */
export function ActivityList({ lines }: { lines: ActivityLine[] }) {
  return (
    <ul className="act">
      {lines.map((line) => (
        <li key={line.id}>
          <span className={line.isYou ? "avatar" : "avatar stone"} aria-hidden="true">
            {line.mark}
          </span>
          <span>
            {line.text}
            <time className="when faint num t-xs" dateTime={line.dateTime}>
              {line.at}
            </time>
          </span>
        </li>
      ))}
    </ul>
  );
}
