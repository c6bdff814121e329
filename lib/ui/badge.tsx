import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "leaf" | "amber" | "danger" | "info";

/** A state as shape and word; the tone only helps, and without one the badge is neutral. */
export function Badge({
  icon: Icon,
  tone,
  children,
}: {
  icon: LucideIcon;
  tone?: Tone;
  children: ReactNode;
}) {
  return (
    <span className="badge" data-tone={tone}>
      <Icon className="i" aria-hidden="true" />
      {children}
    </span>
  );
}
