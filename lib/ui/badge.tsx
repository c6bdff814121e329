import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "@/lib/ui/glyph";

export type Tone = "leaf" | "amber" | "danger" | "info";

/** A state as shape and word; the tone only helps, and without one the badge is neutral. */
export function Badge({ icon, tone, children }: { icon: GlyphName; tone?: Tone; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      <Glyph name={icon} />
      {children}
    </span>
  );
}
